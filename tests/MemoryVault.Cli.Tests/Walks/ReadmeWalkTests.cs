namespace MemoryVault.Cli.Tests.Walks;

/// <summary>README.md, typed as it stands there, in a fresh home.</summary>
public sealed class ReadmeWalkTests : IDisposable
{
    private const string Packages = "it packs for a minute; tests/Pester/Package.Tests.ps1 is about what comes out";
    private const string Encrypted = "A remote that cannot read it";

    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["dotnet run --project src/MemoryVault.Cli -- sync examples/agents"] = "it builds the program that stands here in PATH; FirstSyncTests has what it does",
        ["dotnet test MemoryVault.sln"] = "it runs this",
        ["dotnet pack MemoryVault.sln"] = Packages,
        ["dotnet tool install --global memvault --source ./artifacts"] = Packages,
        ["dotnet publish src/MemoryVault.Cli -c Release -o DIR"] = "it compiles for a minute",
    };

    private readonly WalkHome _home = new();

    public void Dispose() => _home.Dispose();

    [UnixFact]
    public void Everything_is_answered_as_it_is_shown()
    {
        var walk = new DocumentWalk("README.md", _home)
        {
            NotRun = NotRun,
            Preparations = new()
            {
                ["First sync"] = Memory,
                ["Transcripts of a bot that runs elsewhere"] = Bot,
                ["Knowledge for the team"] = Notes,
                ["As it happens"] = () => _home.Write(".claude/rules/style.md", "Short sentences.\n"),
                ["JSON in your own git repositories"] = () => _home.Prepare("git init --quiet"),
            },
            Attended = new() { ["memvault watch"] = () => _home.Watch("notes/ports.md") },
        };

        walk.Through(heading => heading != Encrypted);
    }

    [RequiresAgeFact]
    public void An_encrypted_remote_is_made_as_it_is_shown()
    {
        var walk = new DocumentWalk("README.md", _home) { Preparations = new() { [Encrypted] = Backup } };
        walk.Through(heading => heading == Encrypted);
    }

    [UnixFact]
    public void What_is_not_run_is_there()
    {
        var lines = MarkdownBlock.In(Path.Combine(Repository.Root, "README.md")).SelectMany(block => block.Lines).ToHashSet();
        Assert.All(NotRun.Keys, line => Assert.Contains(line, lines));
    }

    private void Bot()
    {
        var sessions = Path.Combine(Repository.Root, "examples", "agents", "openclaw", "agents", "main", "sessions");
        _home.Server($"mkdir -p bot/.openclaw/agents/main && cp -R '{sessions}' bot/.openclaw/agents/main/");
    }

    private void Memory()
    {
        const string project = ".claude/projects/-home-juna-src-brisa";
        _home.CopyExample("claude/CLAUDE.md", ".claude/CLAUDE.md");
        _home.CopyExample("claude/projects/-home-juna-src-brisa/memory", $"{project}/memory");
    }

    private void Backup()
    {
        Memory();
        _home.Prepare("memvault --quiet sync");
    }

    private void Notes()
    {
        _home.Write("notes/facts.json", """{"host":"db1","port":5432}""" + "\n");
        _home.Write("notes/ports.md", "The proxy listens on 8443.\n\nAsk Bo.\n");
    }
}
