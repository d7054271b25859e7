using System.Net.Sockets;
using MemoryVault.Files;

namespace MemoryVault.Tests.Files;

public sealed class FileLockTests
{
    [Fact]
    public void A_lock_that_is_held_is_held_until_it_is_given_back()
    {
        using var folder = new TemporaryFolder();
        Assert.True(FileLock.TryAcquire(folder["a.lock"], "test", TimeProvider.System, out var held));
        Assert.False(FileLock.TryAcquire(folder["a.lock"], "test", TimeProvider.System, out _));
        held.Dispose();
        Assert.True(FileLock.TryAcquire(folder["a.lock"], "test", TimeProvider.System, out held));
        held.Dispose();
    }

    [RequiresUnixFact]
    public void A_lock_whose_file_cannot_be_opened_is_an_error_and_nobody_is_waited_for()
    {
        // As on a disk that is read-only or fails: the file is there, and opening it is refused.
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["a.lock"]));
        Assert.ThrowsAny<IOException>(() => FileLock.TryAcquire(folder["a.lock"], "test", TimeProvider.System, out _));
    }
}
