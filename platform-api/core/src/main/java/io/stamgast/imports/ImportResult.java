package io.stamgast.imports;

import java.util.Map;

/**
 * What an import counts; all counts are positive.
 *
 * @param rows rows read, without the header
 * @param accepted rows whose invoice is posted, by this job or before
 * @param rejections rejected rows per reason
 * @param purchases sales that this job posted
 * @param unchanged invoices that had been posted before with the same content
 */
public record ImportResult(long rows, long accepted, long rejected, Map<String, Long> rejections, long purchases,
                           long returns, long unchanged, long accountsEnrolled, long pointsEarned,
                           long pointsTakenBack) {
}
