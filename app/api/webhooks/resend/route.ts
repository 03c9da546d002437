import { answering } from '@/lib/action/route-answer'
import { env } from '@/lib/env'
import { answerWebhook } from '@/lib/mail/resend-webhook'

/** Receives Resend's delivery events: delivered, bounced, … */
export const POST = answering((request) => answerWebhook(request, env.RESEND_WEBHOOK_SECRET))
