namespace MemoryVault.Tests.Leases;

/// <summary>Over a remote that refuses refs outside <c>refs/heads</c>: the table is on a branch.</summary>
public sealed class BranchRemoteLeaseTests : RemoteLeaseTests
{
    private protected override string TableRef => "refs/heads/memoryvault-leases";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        RunInRemote(null, "config", "receive.hideRefs", "refs/memoryvault");
    }

    private protected override string UrlOf(string path) => "file://" + path;

    private protected override string MakeTip(string blob)
    {
        var tree = RunInRemote(System.Text.Encoding.UTF8.GetBytes($"100644 blob {blob}\tleases.json\n"), "mktree");
        return RunInRemote(null, "commit-tree", "-m", "Leases", tree);
    }
}
