/**
 * Many purchases in one request: a JSON array or NDJSON, up to 10,000.
 *
 * <p>A body that can't be taken as a whole (not JSON, too many) is refused before anything is posted. After that each
 * purchase is atomic by itself and has its own result; to send a batch again is harmless, because what was posted
 * before is found unchanged. A batch is answered at once, or, when the caller prefers, by a job.
 */
package io.stamgast.earning.batch;
