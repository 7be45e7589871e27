/**
 * Reads files of SFTP servers whose keys are known. Start at {@link
 * io.nodelog.app.sftp.SftpStorage}.
 */
@NullMarked
package io.nodelog.app.sftp;

import org.jspecify.annotations.NullMarked;
