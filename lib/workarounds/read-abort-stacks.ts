import 'server-only'

/**
 * Defect: vercel/next.js#84648 (also #97351, #98561), seen with Next 16.4.6 on Node 20, 22 and 24. For
 * each rendered page, Next aborts a controller with a reason whose stack nobody reads. V8 keeps such a
 * stack as frames until it is read; one frame holds a Node Immediate, whose neighbors in its list
 * belong to other requests. Under concurrency every finished page therefore keeps the next alive, 85 to
 * 200 KB each, and the process dies after some ten thousand. Reading the stack turns it into text and
 * releases the frames: 600 requests of the people page at 32 connections leave 93 MB of live heap
 * instead of 209 (docs/decisions/finished-pages-leave-memory.md).
 */
export function readAbortStacks() {
  const { abort } = AbortController.prototype
  AbortController.prototype.abort = function (reason?: unknown) {
    abort.call(this, reason)
    // Includes the reason that Node creates if none is given.
    if (this.signal.reason instanceof Error) void this.signal.reason.stack
  }
}
