using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

/// <summary>What a whole sync makes of the rules of its sources.</summary>
public sealed class SyncSourceTests : IDisposable
{
    private const string Folder = "backup/test-machine/memory";
    private readonly SyncScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_source_that_cannot_be_read_does_not_keep_the_others_from_being_backed_up()
    {
        _scene.Write("notes.md", "one\n");
        await _scene.SyncAsync();
        await ChangeAsync(source => source with { Preset = "from-a-newer-program" });
        var other = Directory.CreateDirectory(Path.Combine(_scene.Root, "other")).FullName;
        File.WriteAllText(Path.Combine(other, "a.md"), "two\n");
        await _scene.AddSourceAsync(new SourceSettings { Name = "other", Root = other });

        var result = await _scene.SyncAsync(new SyncOptions());

        var error = Assert.Single(result.Errors);
        Assert.Equal(("SourceInvalid", "memory"), (error.Id, error.Target));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("one\n", _scene.Show($"{Folder}/notes.md"));
        Assert.Equal("two\n", _scene.Show("backup/test-machine/other/a.md"));
    }

    [Fact]
    public async Task No_credential_reaches_the_vault()
    {
        string[] secrets = ["auth.json", ".claude/.credentials.json", "deep/.env", "keys/server.pem", ".git/config", "home/.ssh/id_ed25519", ".codex/auth.json", "state.sqlite"];
        foreach (var secret in secrets)
        {
            _scene.Write(secret, "not for the vault\n");
        }

        _scene.Write(".claude/CLAUDE.md", "for the vault\n");

        await _scene.SyncAsync();

        Assert.Equal([$"{Folder}/.claude/CLAUDE.md"], _scene.Paths().Where(path => path.StartsWith(Folder, StringComparison.Ordinal)));
        Assert.Equal(string.Empty, _scene.Git("log", "--all", "--format=%H", "-S", "not for the vault"));
    }

    [Fact]
    public async Task A_file_that_an_exclude_leaves_out_from_now_on_leaves_the_vault_and_stays_in_its_history()
    {
        _scene.Write("notes.md", "one\n");
        _scene.Write("drafts/a.md", "two\n");
        var first = await _scene.SyncAsync();

        await ChangeAsync(source => source with { Exclude = ["drafts/"] });
        var second = await _scene.SyncAsync();

        Assert.Equal(1, second.Deleted);
        Assert.DoesNotContain($"{Folder}/drafts/a.md", _scene.Paths());
        Assert.Equal("two\n", _scene.Show($"{Folder}/drafts/a.md", first.Commit!));
    }

    [Fact]
    public async Task A_gitattributes_file_cannot_change_what_a_clone_gives_back()
    {
        _scene.Write(".gitattributes", "*.md text eol=crlf\n");
        _scene.Write("notes.md", "one\ntwo\n");
        await _scene.SyncAsync();

        var clone = Path.Combine(_scene.Root, "clone");
        SyncScene.RunGit("clone", "--quiet", _scene.Repository, clone);

        Assert.Equal("one\ntwo\n", await File.ReadAllTextAsync(Path.Combine([clone, .. Folder.Split('/'), "notes.md"])));
    }

    [Fact]
    public async Task The_folder_of_the_vault_cannot_be_synced_into_itself()
    {
        await using (await _scene.OpenAsync())
        {
            // Only made.
        }

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => _scene.SyncAsync(new SyncOptions { Paths = [_scene.VaultPath] }));

        Assert.Contains("into itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_recognised_becomes_a_source_of_its_preset()
    {
        foreach (var name in REnginePreset.NamedFiles)
        {
            _scene.Write(name, "{}\n");
        }

        _scene.Write("backups/20250822/memory.json", "{}\n");
        _scene.Write("sync_metadata.json", "{}\n");

        var result = await _scene.SyncAsync();

        Assert.Equal(("rengine", "rAgentShared", 8), (result.Sources[0].Preset, result.Sources[0].Folder, result.Added));
        Assert.Equal("{}\n", _scene.Show("rAgentShared/claude_opus_memories.json"));
    }

    [Fact]
    public async Task Sessions_in_a_database_are_said_to_be_missing_until_their_export_is_a_source()
    {
        _scene.Write("agents/main/sessions/sessions.json", "{}\n");
        _scene.Write("agents/main/agent/openclaw-agent.sqlite", "x");
        await _scene.SyncAsync();
        Assert.Equal(1, await WarningsAsync());

        var export = Directory.CreateDirectory(Path.Combine(_scene.Root, "export", "agents", "main")).FullName;
        File.WriteAllText(Path.Combine(export, "manifest.json"), "{}\n");
        await _scene.AddSourceAsync(new SourceSettings { Name = "export", Root = Path.Combine(_scene.Root, "export") });
        await _scene.SyncAsync(new SyncOptions());

        Assert.Equal(1, await WarningsAsync());
    }

    private async Task<int> WarningsAsync()
    {
        await using var vault = await _scene.OpenAsync();
        return await new ReadVaultLog(vault).RunAsync(new VaultLogOptions { Level = VaultLogLevel.Warning }, default).CountAsync(entry => entry.Event == "source.partial");
    }

    private async Task ChangeAsync(Func<MemorySource, MemorySource> change)
    {
        await using var vault = await _scene.OpenAsync();
        await vault.UpdateConfigurationAsync(configuration => configuration with { Sources = [.. configuration.Sources.Select(change)] }, default);
    }
}
