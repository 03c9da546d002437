export { default } from './forbidden'
