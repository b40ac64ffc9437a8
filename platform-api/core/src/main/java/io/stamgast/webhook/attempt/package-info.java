/** One attempt to deliver: what came of it, whether there is another one, and when. */
package io.stamgast.webhook.attempt;
