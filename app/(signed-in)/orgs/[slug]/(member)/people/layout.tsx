/** The skeleton is for clicks: a document comes whole. */
export { WholeDocument as default } from '@/components/frame/whole-document'
