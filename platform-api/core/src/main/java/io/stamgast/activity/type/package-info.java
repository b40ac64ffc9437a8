/**
 * What may be reported as an activity: a code, the attributes that come with it, how often an account may have it, and
 * whether somebody of the tenant looks at each before it counts. What it is worth is said by the earn rules, which name
 * the code. A type is never removed, because activities are of it: it becomes inactive.
 */
package io.stamgast.activity.type;
