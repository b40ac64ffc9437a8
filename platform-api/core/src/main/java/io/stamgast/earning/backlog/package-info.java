/**
 * Purchases that wait for a rule set: kept while no version was in force for their time, judged by a job as soon as one
 * is published over it.
 */
package io.stamgast.earning.backlog;
