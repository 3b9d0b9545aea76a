/** What the HTTP door answers when it can't do what it was asked: problem details, RFC 9457. */
@NullMarked
package dev.wharf.admin.problem;

import org.jspecify.annotations.NullMarked;
