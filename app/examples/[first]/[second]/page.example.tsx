export { TeamsPage as default } from '@/docs/cookbook/examples/on-a-page/teams-page'
