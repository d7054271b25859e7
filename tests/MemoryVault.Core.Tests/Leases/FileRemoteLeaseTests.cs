namespace MemoryVault.Tests.Leases;

/// <summary>Over a remote in a folder.</summary>
public sealed class FileRemoteLeaseTests : RemoteLeaseTests
{
    private protected override string UrlOf(string path) => "file://" + path;
}
