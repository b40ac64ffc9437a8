/**
 * Purchases that wait for a rule set: kept while no version was in force for their time, judged by a job as soon as one
 * is published over it. A job that failed is asked for again while something waits for it.
 */
package io.stamgast.earning.backlog;
