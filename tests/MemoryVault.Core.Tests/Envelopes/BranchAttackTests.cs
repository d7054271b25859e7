using MemoryVault.Tests.Backup;

namespace MemoryVault.Tests.Envelopes;

public sealed class BranchAttackTests : EnvelopeAttackContract
{
    private int _clones;

    protected override string MakePlace()
    {
        var path = Folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", path);
        return path;
    }

    protected override void Change(Action<string> change)
    {
        var clone = Folder[$"clone-{_clones++}"];
        SyncScene.RunGit("clone", "-q", Place, clone);
        change(clone);
        SyncScene.RunGit("-C", clone, "add", "-A");
        if (SyncScene.RunGit("-C", clone, "status", "--porcelain").Length > 0)
        {
            SyncScene.RunGit("-C", clone, "-c", "user.name=Mallory", "-c", "user.email=m@example.org", "commit", "-q", "-m", "x");
            SyncScene.RunGit("-C", clone, "push", "-q", "origin", "HEAD:main");
        }
    }

    protected override string Save() => SyncScene.RunGit("--git-dir", Place, "rev-parse", "main").Trim();

    protected override void Restore(string saved) => SyncScene.RunGit("--git-dir", Place, "update-ref", "refs/heads/main", saved);
}
