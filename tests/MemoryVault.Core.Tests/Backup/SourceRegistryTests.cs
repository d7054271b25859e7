using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public sealed class SourceRegistryTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _home = new();
    private Vault _vault = null!;

    private SourceRegistry Registry => new(_vault);

    public async Task InitializeAsync()
    {
        var services = new VaultServices { Environment = TestMachine.At(_home.Path) };
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = _home["vault"] }, default);
        _vault = Vault.Open(_home["vault"], services);
        Directory.CreateDirectory(_home["notes"]);
        Directory.CreateDirectory(_home["other"]);
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_source_is_added_with_defaults_and_survives_a_new_opening()
    {
        var added = await AddAsync("notes", "notes");

        Assert.Equal(("notes", _home["notes"], "folder", "backup/testbox/notes"), (added.Name, added.Root, added.Preset, added.Folder));
        await using var again = Vault.Open(_home["vault"], _vault.Services);
        Assert.Equal("notes", Assert.Single(new SourceRegistry(again).List()).Name);
    }

    [Fact]
    public async Task A_relative_root_and_a_home_root_become_absolute()
    {
        Assert.Equal(_home["notes"], (await Registry.AddAsync(new SourceSettings { Name = "a", Root = "notes/" }, default)).Root);
        Assert.Equal(_home["other"], (await Registry.AddAsync(new SourceSettings { Name = "b", Root = "~/other" }, default)).Root);
    }

    [Fact]
    public async Task The_preset_is_recognised_or_taken_as_named()
    {
        _home.Write("shared/memory.json", "{}");
        _home.Write("shared/gpt4_memories.json", "{}");

        var recognised = await AddAsync("engine", "shared");
        var named = await Registry.AddAsync(new SourceSettings { Name = "md", Root = _home["notes"], Preset = "Basic-Memory" }, default);

        Assert.Equal(("rengine", "rAgentShared"), (recognised.Preset, recognised.Folder));
        Assert.Equal("basic-memory", named.Preset);
    }

    [Fact]
    public async Task Without_a_root_the_preset_says_where_the_agent_keeps_its_memory()
    {
        Directory.CreateDirectory(_home[".codex"]);

        Assert.Equal(_home[".codex"], (await Registry.AddAsync(new SourceSettings { Name = "codex", Preset = "codex" }, default)).Root);
        var error = await FailsAsync(new SourceSettings { Name = "gemini", Preset = "gemini" });
        Assert.Contains("--root", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_whatever_its_case()
    {
        await AddAsync("notes", "notes");

        var error = await FailsAsync(new SourceSettings { Name = "Notes", Root = _home["other"] });

        Assert.IsType<SourceExistsException>(error);
        Assert.Equal(VaultErrorKind.AlreadyExists, error.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("-x")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("..")]
    public async Task A_name_that_is_none_is_refused(string name) =>
        Assert.Equal(VaultErrorKind.InvalidInput, (await FailsAsync(new SourceSettings { Name = name, Root = _home["notes"] })).Kind);

    [Theory]
    [InlineData("/absolute", "absolute")]
    [InlineData("C:/x", "absolute")]
    [InlineData("../x", "'..'")]
    [InlineData("a/../b", "'..'")]
    [InlineData("a//b", "empty name")]
    [InlineData("", "empty name")]
    [InlineData("a\\b", "every system")]
    [InlineData("a?b", "every system")]
    [InlineData("a./b", "every system")]
    [InlineData("a/.git", "git")]
    [InlineData("memory", "for itself")]
    [InlineData("Memory/x", "for itself")]
    [InlineData("machines", "for itself")]
    [InlineData("quarantine/x", "for itself")]
    [InlineData("schemas", "for itself")]
    [InlineData("conflicts", "for itself")]
    [InlineData("sessions/x", "for itself")]
    [InlineData("knowledge", "for itself")]
    [InlineData("README.md", "for itself")]
    [InlineData("backup", "all machines")]
    public async Task A_folder_of_the_vault_that_a_source_may_not_have_is_refused(string folder, string problem)
    {
        var error = await FailsAsync(new SourceSettings { Name = "x", Root = _home["notes"], Folder = folder });

        Assert.Equal(VaultErrorKind.InvalidInput, error.Kind);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Theory]
    [InlineData("shared", "shared")]
    [InlineData("shared", "shared/deeper")]
    [InlineData("shared/deeper", "Shared")]
    public async Task Two_sources_of_a_machine_never_share_a_folder(string first, string second)
    {
        await Registry.AddAsync(new SourceSettings { Name = "a", Root = _home["notes"], Folder = first }, default);

        var error = await FailsAsync(new SourceSettings { Name = "b", Root = _home["other"], Folder = second });

        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_that_is_a_source_already_is_refused_unless_includes_tell_them_apart()
    {
        await AddAsync("notes", "notes");

        var error = await FailsAsync(new SourceSettings { Name = "again", Root = _home["notes"] });
        Assert.Contains("'notes'", error.Message, StringComparison.Ordinal);

        var part = await Registry.AddAsync(new SourceSettings { Name = "part", Root = _home["notes"], Include = ["*.txt"] }, default);
        Assert.Equal(["*.txt"], part.Include);
    }

    [Fact]
    public async Task A_root_that_is_missing_or_a_file_or_in_the_vault_is_refused()
    {
        _home.Write("notes/one.md", "x");

        Assert.IsType<SourceFolderMissingException>(await FailsAsync(new SourceSettings { Name = "x", Root = _home["nowhere"] }));
        Assert.Contains("--include '/one.md'", (await FailsAsync(new SourceSettings { Name = "x", Root = _home["notes", "one.md"] })).Remedy, StringComparison.Ordinal);
        Assert.Contains("into itself", (await FailsAsync(new SourceSettings { Name = "x", Root = _home["vault"] })).Message, StringComparison.Ordinal);
        Assert.Contains("into itself", (await FailsAsync(new SourceSettings { Name = "x", Root = _home["vault", "local"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_that_leads_into_the_vault_by_a_link_is_refused()
    {
        Directory.CreateSymbolicLink(_home["link"], _home["vault"]);

        Assert.Contains("into itself", (await FailsAsync(new SourceSettings { Name = "x", Root = _home["link"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_that_holds_the_vault_leaves_it_out()
    {
        var source = await Registry.AddAsync(new SourceSettings { Name = "home", Root = _home.Path }, default);
        var filter = SourceFilter.For(source, _vault.Services.Environment, _vault.Paths.Root);

        Assert.False(filter.MayContain("vault"));
        Assert.True(filter.MayContain("notes"));
    }

    [Fact]
    public async Task A_pattern_or_preset_that_cannot_be_read_is_refused_and_nothing_is_written()
    {
        await FailsAsync(new SourceSettings { Name = "x", Root = _home["notes"], Include = ["[a"] });
        await FailsAsync(new SourceSettings { Name = "x", Root = _home["notes"], Exclude = ["a//b"] });
        var error = await FailsAsync(new SourceSettings { Name = "x", Root = _home["notes"], Preset = "nothing" });

        Assert.Contains("openclaw", error.Remedy, StringComparison.Ordinal);
        Assert.Empty(Registry.List());
    }

    [Fact]
    public async Task A_change_leaves_what_is_not_named_as_it_was()
    {
        await Registry.AddAsync(new SourceSettings { Name = "notes", Root = _home["notes"], Include = ["*.md"], Exclude = ["x/"] }, default);

        var changed = await Registry.SetAsync(new SourceSettings { Name = "NOTES", Exclude = ["y/"], Root = _home["other"] }, default);

        Assert.Equal(("notes", _home["other"], "backup/testbox/notes"), (changed.Name, changed.Root, changed.Folder));
        Assert.Equal(["*.md"], changed.Include);
        Assert.Equal(["y/"], changed.Exclude);
        Assert.Equal(["y/"], Assert.Single(Registry.List("no*")).Exclude);
    }

    [Fact]
    public async Task A_change_into_something_impossible_is_refused()
    {
        await AddAsync("a", "notes");
        await AddAsync("b", "other");

        await Assert.ThrowsAsync<InvalidInputException>(() => Registry.SetAsync(new SourceSettings { Name = "b", Root = _home["notes"] }, default));
        await Assert.ThrowsAsync<InvalidInputException>(() => Registry.SetAsync(new SourceSettings { Name = "b", Folder = "backup/testbox/a/deep" }, default));
        await Assert.ThrowsAsync<SourceMissingException>(() => Registry.SetAsync(new SourceSettings { Name = "c", Root = _home["notes"] }, default));
        Assert.Equal(_home["other"], Assert.Single(Registry.List("b")).Root);
    }

    [Fact]
    public async Task A_removed_source_is_gone_from_the_configuration_only()
    {
        await AddAsync("notes", "notes");

        Assert.Equal("notes", (await Registry.RemoveAsync("Notes", default)).Name);
        Assert.Empty(Registry.List());
        Assert.True(Directory.Exists(_home["notes"]));
        var error = await Assert.ThrowsAsync<SourceMissingException>(() => Registry.RemoveAsync("notes", default));
        Assert.Contains("source add", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_added_at_once_are_all_there()
    {
        foreach (var i in Enumerable.Range(0, 6))
        {
            Directory.CreateDirectory(_home[$"n{i}"]);
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AddAsync($"n{i}", $"n{i}")));

        await using var again = Vault.Open(_home["vault"], _vault.Services);
        Assert.Equal(6, again.Configuration.Sources.Count);
    }

    private Task<MemorySource> AddAsync(string name, string folder) => Registry.AddAsync(new SourceSettings { Name = name, Root = _home[folder] }, default);

    private async Task<VaultException> FailsAsync(SourceSettings settings) =>
        await Assert.ThrowsAnyAsync<VaultException>(() => Registry.AddAsync(settings, default));
}
