using MemoryVault.Tests.Backup;

namespace MemoryVault.Tests.Envelopes;

public sealed class BranchEnvelopeTests : EnvelopeExchangeContract
{
    protected override string MakePlace()
    {
        var path = Folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", path);
        return path;
    }
}
