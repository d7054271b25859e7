using System.Runtime.Versioning;
using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public sealed class FindMemoryFilesTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly EntryList _log = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_empty_home_lists_nothing() => Assert.Empty(await FindAsync());

    [Fact]
    public async Task Each_file_says_whose_it_is_where_and_what()
    {
        var path = _home.Write(".claude/projects/-home-ana-app/memory/MEMORY.md", "twelve bytes");

        var file = Assert.Single(await FindAsync());

        Assert.Equal(("Claude Code", "claude-code", path, _home[".claude"]), (file.Agent, file.Preset, file.Path, file.Root));
        Assert.Equal(("projects/-home-ana-app/memory/MEMORY.md", MemoryFileKind.Memory, 12), (file.RelativePath, file.Kind, file.Size));
        Assert.Equal(TimeSpan.Zero, file.LastChange.Offset);
        Assert.Equal(File.GetLastWriteTimeUtc(path), file.LastChange.UtcDateTime);
    }

    [Theory]
    [InlineData("claude*", 1)]
    [InlineData("Claude Code", 1)]
    [InlineData("CODEX", 1)]
    [InlineData("*", 2)]
    [InlineData("nobody", 0)]
    public async Task Agents_are_chosen_by_preset_or_name_with_wildcards(string agent, int expected)
    {
        _home.Write(".claude/CLAUDE.md", "x");
        _home.Write(".codex/AGENTS.md", "x");

        Assert.Equal(expected, (await FindAsync(new FindMemoryFilesOptions { Agents = [agent] })).Count);
    }

    [Fact]
    public async Task A_folder_is_searched_two_levels_deep_for_agents()
    {
        _home.Write("backup/laptop/.claude/CLAUDE.md", "x");
        _home.Write("backup/laptop/notes.md", "x");
        _home.Write("backup/node_modules/.codex/AGENTS.md", "x");

        var file = Assert.Single(await FindAsync(new FindMemoryFilesOptions { Paths = [_home["backup"]] }));

        Assert.Equal("claude-code", file.Preset);
    }

    [Fact]
    public async Task A_folder_of_no_agent_lists_everything_that_a_sync_would_take()
    {
        _home.Write("notes/a.md", "x");
        _home.Write("notes/deep/er/b.jsonl", "{}");
        _home.Write("notes/auth.json", "{}");
        _home.Write("notes/.git/HEAD", "x");

        var files = await FindAsync(new FindMemoryFilesOptions { Paths = ["notes"] });

        Assert.Equal([("a.md", "folder"), ("deep/er/b.jsonl", "folder")], files.Select(file => (file.RelativePath, file.Preset)).Order());
    }

    [Fact]
    public async Task A_file_can_be_named()
    {
        _home.Write("notes/a [1].md", "x");
        _home.Write("notes/b.md", "x");

        Assert.Equal("a [1].md", Assert.Single(await FindAsync(new FindMemoryFilesOptions { Paths = [_home["notes", "a [1].md"]] })).RelativePath);
    }

    [Fact]
    public async Task A_path_that_is_missing_is_an_error_after_the_others_were_listed()
    {
        _home.Write("notes/a.md", "x");
        var files = new List<MemoryFile>();

        var error = await Assert.ThrowsAsync<MemoryPathMissingException>(async () =>
        {
            await foreach (var file in Run(new FindMemoryFilesOptions { Paths = [_home["nowhere"], _home["notes"]] }))
            {
                files.Add(file);
            }
        });

        Assert.Equal(_home["nowhere"], error.Target);
        Assert.Single(files);
    }

    [Fact]
    public async Task A_linked_file_is_listed_a_broken_link_and_a_link_that_leads_back_are_not()
    {
        var target = _home.Write("elsewhere/CLAUDE.md", "four");
        _home.Write(".claude/rules/a.md", "x");
        File.CreateSymbolicLink(_home[".claude", "CLAUDE.md"], target);
        File.CreateSymbolicLink(_home[".claude", "rules", "broken.md"], _home["nowhere"]);
        Directory.CreateSymbolicLink(_home[".claude", "skills"], _home[".claude"]);

        var files = await FindAsync();

        Assert.Equal(["CLAUDE.md", "rules/a.md"], files.Select(file => file.RelativePath).Order(StringComparer.Ordinal));
        Assert.Equal(4, files.Single(file => file.RelativePath == "CLAUDE.md").Size);
        Assert.Equal(_home[".claude", "rules", "broken.md"], Assert.Single(_log.Entries).Target);
    }

    [NotAsRootFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_cannot_be_read_is_logged_and_passed_over()
    {
        _home.Write(".claude/rules/a.md", "x");
        _home.Write(".claude/plans/b.md", "x");
        File.SetUnixFileMode(_home[".claude", "plans"], UnixFileMode.None);

        try
        {
            Assert.Equal("rules/a.md", Assert.Single(await FindAsync()).RelativePath);
            Assert.Equal(_home[".claude", "plans"], Assert.Single(_log.Entries).Target!.TrimEnd('/'));
        }
        finally
        {
            File.SetUnixFileMode(_home[".claude", "plans"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_search_ends_when_it_is_cancelled()
    {
        _home.Write(".claude/CLAUDE.md", "x");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var file in Run(new FindMemoryFilesOptions(), cancelled.Token))
            {
                Assert.Fail(file.Path);
            }
        });
    }

    private IAsyncEnumerable<MemoryFile> Run(FindMemoryFilesOptions options, CancellationToken cancellationToken = default) =>
        new FindMemoryFiles(new VaultServices { Environment = TestMachine.At(_home.Path), Log = _log }).RunAsync(options, cancellationToken);

    private async Task<List<MemoryFile>> FindAsync(FindMemoryFilesOptions? options = null)
    {
        var files = new List<MemoryFile>();
        await foreach (var file in Run(options ?? new FindMemoryFilesOptions()))
        {
            files.Add(file);
        }

        return files;
    }

    private sealed class EntryList : IVaultLog
    {
        public List<VaultLogEntry> Entries { get; } = [];

        public void Write(VaultLogEntry entry) => Entries.Add(entry);
    }
}
