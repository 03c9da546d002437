import 'server-only'

/**
 * Defect: vercel/next.js#84648 (also #97351, #98561), seen with Next 16.4.6 on Node 20, 22 and 24. Next
 * aborts a controller for each rendered page with a reason whose stack nobody reads. V8 keeps such a
 * stack as frames until it is read; one frame holds an Immediate of Node's, whose neighbours in its list
 * belong to other requests: under concurrency every finished page hangs on the next, 85 to 200 KB each,
 * and the process dies after some ten thousand. Read once, the stack is text and the frames go: 600 requests
 * of the people page at 32 connections leave 93 MB of live heap instead of 209
 * (docs/decisions/finished-pages-leave-memory.md).
 */
export function readAbortStacks() {
  const { abort } = AbortController.prototype
  AbortController.prototype.abort = function (reason?: unknown) {
    abort.call(this, reason)
    // Also of the reason that Node makes when none is given.
    if (this.signal.reason instanceof Error) void this.signal.reason.stack
  }
}
