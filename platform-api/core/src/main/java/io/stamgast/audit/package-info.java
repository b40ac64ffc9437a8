/**
 * The audit log for the tenant to read: every administrative change and every grant, with who, what, before and
 * after, when and from where. Features write it through the kernel, in the transaction of the change; nothing
 * changes or removes what is written. Knows no feature.
 */
package io.stamgast.audit;
