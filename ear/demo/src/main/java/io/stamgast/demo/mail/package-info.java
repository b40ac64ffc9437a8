/** The demo's mail server: what the platform sends ends here, for people and tests to read. */
package io.stamgast.demo.mail;
