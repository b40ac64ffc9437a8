/** What customers do beside buying, over HTTP: activities from their report to their approval, and referrals. */
package io.stamgast.tests.activities;
