/**
 * The conventions of the API, the same on every endpoint: problems (RFC 9457), idempotency keys, paging by cursor,
 * entity tags, references by external id, limits on size. Features' resources use it; it knows no feature.
 */
package io.stamgast.web;
