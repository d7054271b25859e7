using System.Net;
using System.Net.Sockets;
using MemoryVault.GitHub;
using MemoryVault.Tests.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A feed over a real sshd on loopback.</summary>
public sealed class SshFeedTests : IDisposable
{
    private readonly RemoteMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [RequiresSshServerFact]
    public async Task Sessions_are_listed_and_sent_over_ssh()
    {
        using var server = new SshServer();
        var content = _machine.Write("it's; $(touch pwned).jsonl", 700_000);
        await using var feed = Open(server, "full");

        var listed = Assert.Single((await feed.ListAsync(default))!);
        var file = Assert.Single(await Received.AllAsync(feed, [new(listed.Path, RemoteMachine.Marks(content, 500_000))]));

        Assert.Equal(1, file.SegmentsVerified);
        Assert.Equal(content[500_000..], file.Content);
        Assert.InRange(feed.BytesReceived, 200_000, 202_000);
        Assert.False(File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "pwned")));
    }

    [RequiresSshServerFact]
    public async Task A_connection_that_is_cut_in_the_middle_of_a_file_breaks_the_feed()
    {
        using var server = new SshServer();
        _machine.Write("a.jsonl", 20_000_000);
        await using var feed = Open(server, "full");

        await Assert.ThrowsAsync<SessionFeedBrokenException>(async () =>
        {
            await foreach (var file in feed.ReceiveAsync([new("a.jsonl", [])], default))
            {
                await file.Content.ReadExactlyAsync(new byte[100_000]);
                server.Stop();
                await file.Content.CopyToAsync(Stream.Null);
            }
        });
    }

    [RequiresSshServerFact]
    public async Task A_key_that_the_host_does_not_know_is_told_with_the_remedy()
    {
        using var server = new SshServer();
        await using var feed = Open(server, "stranger");

        var error = await Assert.ThrowsAsync<SessionSourceFailedException>(() => feed.ListAsync(default));

        Assert.Contains("Permission denied", error.Message, StringComparison.Ordinal);
        Assert.Contains("ssh-copy-id", error.Remedy, StringComparison.Ordinal);
    }

    [RequiresSshServerFact]
    public async Task A_host_that_does_not_answer_is_told()
    {
        using var server = new SshServer();
        server.Stop();

        // Kept, so that no other test listens there, and not listened on.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        port.Bind(new IPEndPoint(IPAddress.Loopback, server.Port));
        await using var feed = Open(server, "full");

        Assert.Contains("refused", (await Assert.ThrowsAsync<SessionSourceFailedException>(() => feed.ListAsync(default))).Message, StringComparison.Ordinal);
    }

    // The real client, with the key and the host key of the test instead of the user's own configuration.
    private RemoteFeed Open(SshServer server, string key)
    {
        _machine.Program("ssh", $"exec /usr/bin/{server.CommandFor(key)} \"$@\"");
        return _machine.Open(_machine.Source("ssh") with { Target = $"{Environment.UserName}@127.0.0.1:{server.Port}" });
    }
}
