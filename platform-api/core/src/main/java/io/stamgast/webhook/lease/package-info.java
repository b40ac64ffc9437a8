/** Which instance of the server looks after which endpoint: shared evenly, and passed on when an instance dies. */
package io.stamgast.webhook.lease;
