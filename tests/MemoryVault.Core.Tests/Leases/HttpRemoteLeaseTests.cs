using MemoryVault.GitHub;
using MemoryVault.Tests.Git;

namespace MemoryVault.Tests.Leases;

/// <summary>Over smart HTTP.</summary>
public sealed class HttpRemoteLeaseTests : RemoteLeaseTests
{
    private HttpGitServer? _server;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        RunInRemote(null, "config", "http.receivepack", "true");
        _server = new HttpGitServer(Path.GetDirectoryName(Remote)!, credentials: null);
    }

    public override void Dispose()
    {
        _server?.Dispose();
        base.Dispose();
    }

    private protected override string UrlOf(string path) => _server!.UrlOf(Path.GetFileName(path));
}
