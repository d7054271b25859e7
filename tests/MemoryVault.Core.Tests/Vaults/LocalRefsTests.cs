using MemoryVault.Git;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Vaults;

public sealed class LocalRefsTests : IDisposable
{
    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [RequiresUnixFact]
    public async Task A_change_whose_git_was_killed_between_two_refs_is_finished_and_not_made_again()
    {
        using var scene = new SyncScene();
        await (await scene.OpenAsync()).DisposeAsync();
        var table = new GitObject(GitObjectKind.Blob, "a table"u8.ToArray());
        using var dying = new SyncScene { Services = scene.Services with { IsShortLived = true, GitExecutable = WriteGitThatDiesOnce(scene.Repository) } };
        await using var vault = Vault.Open(scene.VaultPath, dying.Services);
        var proposals = 0;

        var commit = await new VaultCommitter(vault).CommitAsync(
            "checkin",
            (_, _) =>
            {
                proposals++;
                return Task.FromResult<CommitProposal?>(new CommitProposal
                {
                    Tree = ObjectId.EmptyTree,
                    IsEventOnly = true,
                    Event = new VaultEvent("checkin", "A change"),
                    Objects = [new GitObject(GitObjectKind.Tree, Array.Empty<byte>()), table],
                    Refs = [new RefUpdate(Vault.LeasesRef, table.ComputeId(), ObjectId.None)],
                });
            },
            CancellationToken.None);

        Assert.Equal(1, proposals);
        Assert.Equal(commit!.ToString(), scene.Git("rev-parse", "main").Trim());
        Assert.Equal(table.ComputeId().ToString(), scene.Git("rev-parse", Vault.LeasesRef).Trim());
        Assert.Equal("1", scene.Git("rev-list", "--count", "main").Trim());
    }

    /// <summary>Makes a git that dies in its first transaction: the first ref is moved, the other's lock file is left.</summary>
    private string WriteGitThatDiesOnce(string repository) => _git.WriteScript("dying-git", $$"""
        died='{{_git["died"]}}'
        case "$*" in
        *update-ref*)
          if [ ! -e "$died" ]; then
            touch "$died"
            new=$(tr '\0' '\n' | sed -n '/^update refs.heads.main/{n;p;q}')
            git --git-dir '{{repository}}' update-ref refs/heads/main "$new"
            mkdir -p '{{repository}}/refs/memoryvault'
            : > '{{repository}}/{{Vault.LeasesRef}}.lock'
            printf 'start: ok\nprepare: ok\n'
            kill -9 $$
          fi;;
        esac
        exec git "$@"
        """);
}
