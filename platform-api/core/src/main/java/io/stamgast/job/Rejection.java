package io.stamgast.job;

/**
 * A row of the input that a job did not take.
 *
 * @param row its number in the input, from 1
 * @param field the input's field that is wrong; null when it is the row as a whole
 * @param reason a stable code
 * @param detail the same for people
 */
public record Rejection(long row, String field, String reason, String detail) {
}
