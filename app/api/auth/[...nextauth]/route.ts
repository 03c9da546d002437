import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/auth/next-auth'

// The options need the settings, which a build does not have: they are made at the first request.
const handler = (request: NextRequest, context: RouteContext<'/api/auth/[...nextauth]'>) =>
  NextAuth(request as never, context as never, authOptions()) as Promise<Response>

export { handler as GET, handler as POST }
