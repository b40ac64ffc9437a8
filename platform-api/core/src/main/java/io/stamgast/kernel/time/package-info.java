/** What time it is: the real time, and in the demo a time that people move. */
package io.stamgast.kernel.time;
