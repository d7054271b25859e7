namespace MemoryVault.Cli.Tests.Walks;

/// <summary>docs/recovery.md, run as it stands: a file of yesterday, a new machine, a hurt vault, and git alone.</summary>
public sealed class RecoveryWalkTests : IDisposable
{
    private readonly WalkHome _home = new();

    public void Dispose() => _home.Dispose();

    [UnixFact]
    public void Everything_is_done_as_it_is_written()
    {
        var walk = new DocumentWalk("docs/recovery.md", _home)
        {
            Preparations = new()
            {
                ["One file, as it was"] = Vault,
                ["A new machine, from the remote alone"] = () => _home.Prepare("rm -rf notes .claude .memoryvault"),
                ["The vault is hurt"] = () => _home.Prepare("echo 'Release on Thursdays.' > notes/plan.md; memvault --quiet sync"),
                ["With git alone"] = () => _home.Prepare("cp -R notes kept; rm -rf notes; mkdir notes"),
            },

            // A home that was made for a test has no yesterday.
            Typed = line => line.Replace("yesterday", "now", StringComparison.Ordinal).Replace("--at 2d", "--at now", StringComparison.Ordinal)
                .Replace("2026-08-01 14:05", "now", StringComparison.Ordinal),
        };

        walk.Through(_ => true);

        _home.Prepare("diff -r kept notes");
        _home.Prepare("cmp .claude/projects/app/3f2a.jsonl recovered/3f2a.jsonl");
        _home.Prepare("cmp then/backup/laptop/notes/plan.md notes/plan.md");
        _home.Prepare("cmp elsewhere/backup/laptop/notes/plan.md notes/plan.md");
    }

    private void Vault()
    {
        const string line = """{"type":"user","message":{"role":"user","content":"What is left to do, and what was decided about the rest of it?"}}""" + "\n";
        _home.Write(".claude/projects/app/3f2a.jsonl", string.Concat(Enumerable.Repeat(line, 3000)));
        _home.Write("notes/log.jsonl", string.Concat(Enumerable.Repeat(line, 3000)));
        _home.Write("notes/plan.md", "Release on Fridays.\n");
        _home.Prepare("""
            memvault --quiet init --machine laptop
            memvault --quiet remote add origin git@example.com:me/memory.git
            memvault --quiet source add claude-code --root ~/.claude --preset claude-code
            memvault --quiet source add notes --root ~/notes
            memvault --quiet sync
            echo 'Release on Mondays.' > notes/plan.md
            memvault --quiet sync
            """);
    }
}
