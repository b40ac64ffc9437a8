/**
 * The conventions of the API, the same on every endpoint: problems (RFC 9457), paging by cursor, entity tags,
 * references by external id, limits on size. Features' resources use it; it knows no feature. And what both wars ask of
 * the server they run in.
 */
package io.stamgast.web;
