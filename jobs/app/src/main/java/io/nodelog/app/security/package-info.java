/**
 * Who Nodelog is to a cluster, and where secrets lie. Start at {@link
 * io.nodelog.app.security.KerberosLogin}.
 */
@NullMarked
package io.nodelog.app.security;

import org.jspecify.annotations.NullMarked;
