using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

public sealed class RepositoryCreationTests : IDisposable
{
    private readonly TestGit _git = new();

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_new_repository_is_bare_empty_flushed_and_clean()
    {
        await using var repository = await _git.OpenAsync();
        Assert.Equal("true", _git.Run("rev-parse", "--is-bare-repository"));
        Assert.Equal("refs/heads/main", _git.Run("symbolic-ref", "HEAD"));
        Assert.Equal("all", _git.Run("config", "core.fsync"));
        Assert.Equal("true", _git.Run("config", "transfer.fsckObjects"));
        Assert.True((await repository.FsckAsync(None)).IsClean);
        Assert.Equal(new ObjectCounts(0, 0, 0, 0, 0, 0), await repository.CountObjectsAsync(None));
        Assert.Null(await repository.ResolveAsync("main", None));
        Assert.Empty(await repository.ListRefsAsync("refs/", None));
        Assert.False(Directory.Exists(Path.Combine(_git.RepositoryPath, "hooks")));
    }

    [Fact]
    public async Task Making_it_twice_keeps_what_is_there_and_one_set_of_settings()
    {
        await using (await _git.OpenAsync())
        {
        }

        var commit = _git.Commit("kept");
        _git.Run("update-ref", "refs/heads/main", commit.ToString());
        await GitRepository.InitializeAsync(_git.RepositoryPath, _git.Services, None);
        Assert.Equal(commit.ToString(), _git.Run("rev-parse", "main"));
        Assert.Equal("all", Assert.Single(_git.Run("config", "--get-all", "core.fsync").Split('\n')));
    }

    [RequiresUnixFact]
    public async Task A_git_that_is_killed_while_it_makes_the_repository_leaves_nothing_that_keeps_it_from_being_made()
    {
        var services = _git.Services;
        _git.Services = services with
        {
            // As far as a git gets that is killed before it has written HEAD.
            GitExecutable = _git.WriteScript("killed-git", "for last; do :; done; case \"$*\" in *version*) exec git version;; esac; mkdir -p \"$last/refs\" \"$last/objects\"; : > \"$last/HEAD.lock\"; kill -9 $$"),
        };
        await Assert.ThrowsAnyAsync<MemoryVault.Vaults.VaultException>(() => GitRepository.InitializeAsync(_git.RepositoryPath, _git.Services, None));
        _git.Services = services;
        await using var repository = await _git.OpenAsync();
        Assert.True((await repository.FsckAsync(None)).IsClean);
        Assert.Equal([_git.RepositoryPath], Directory.EnumerateDirectories(Path.GetDirectoryName(_git.RepositoryPath)!, Path.GetFileName(_git.RepositoryPath) + "*"));
    }

    [Fact]
    public async Task The_users_defaults_do_not_decide_what_a_vault_looks_like()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_git.Home, ".gitconfig"),
            $"[init]\n\tdefaultBranch = trunk\n\ttemplateDir = {_git.Home}\n\tdefaultObjectFormat = sha256\n[core]\n\tsharedRepository = true\n");
        _git.SetVariable("GIT_DEFAULT_HASH", "sha256");
        _git.SetVariable("GIT_TEMPLATE_DIR", _git.Home);
        await using var repository = await _git.OpenAsync();
        Assert.Equal("refs/heads/main", _git.Run("symbolic-ref", "HEAD"));
        Assert.Equal("sha1", _git.Run("rev-parse", "--show-object-format"));
        Assert.False(File.Exists(Path.Combine(_git.RepositoryPath, ".gitconfig")));
    }

    [Fact]
    public async Task A_variable_that_names_another_repository_is_not_obeyed()
    {
        var other = _git.MakeRemote("other.git");
        foreach (var name in new[] { "GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_SHALLOW_FILE" })
        {
            _git.SetVariable(name, other);
        }

        _git.SetVariable("GIT_CONFIG_PARAMETERS", "'core.bare'='garbage'");
        _git.SetVariable("GIT_TRACE", "1");
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        await repository.UpdateRefsAsync([new("refs/heads/main", commit, ObjectId.None)], "x", None);
        Assert.Equal(commit.ToString(), _git.Run("rev-parse", "main"));
        Assert.NotNull(await repository.Objects.TryReadAsync(commit, None));
        Assert.Empty(_git.RunIn(other, null, "for-each-ref"));
        Assert.Empty((await repository.FsckAsync(None)).Problems);
    }

    [Fact]
    public async Task What_is_no_repository_for_a_vault_is_refused_with_the_reason()
    {
        var file = _git["file"];
        await File.WriteAllTextAsync(file, "x");
        var folder = Directory.CreateDirectory(_git["folder"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), "mine");
        _git.RunIn(_git["."], null, "init", "-q", "--bare", "--object-format=sha256", _git["sha256.git"]);
        _git.RunIn(_git["."], null, "init", "-q", _git["work"]);
        await AssertRefusedAsync(file, "it is a file", "no such folder");
        await AssertRefusedAsync(folder, "not a bare git repository", "not a bare git repository");
        await AssertRefusedAsync(_git["sha256.git"], "SHA-256", "SHA-256");
        await AssertRefusedAsync(_git["work"], "not a bare git repository", "not a bare git repository");
        Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        Assert.Throws<RepositoryUnusableException>(() => GitRepository.Open(_git["gone"], _git.Services));
    }

    [Fact]
    public async Task A_machine_without_git_is_told_what_to_install()
    {
        _git.Services = _git.Services with { GitExecutable = "no-such-git" };
        var missing = await Assert.ThrowsAsync<GitMissingException>(() => _git.OpenAsync());
        Assert.Contains("no-such-git", missing.Message, StringComparison.Ordinal);
        _git.Services = _git.Services with { GitExecutable = _git["no-such-git"] };
        await Assert.ThrowsAsync<GitMissingException>(() => _git.OpenAsync());
    }

    [RequiresUnixFact]
    public async Task A_git_that_is_too_old_is_named_with_its_version()
    {
        _git.Services = _git.Services with { GitExecutable = _git.WriteScript("old-git", "echo 'git version 2.35.9'") };
        var error = await Assert.ThrowsAsync<GitTooOldException>(() => _git.OpenAsync());
        Assert.Equal("2.35.9", error.Version);
        Assert.False(Directory.Exists(_git.RepositoryPath));
    }

    [RequiresUnixFact]
    public async Task A_program_named_git_in_the_current_folder_is_not_run()
    {
        var fake = _git.WriteScript("git", "touch \"$0-ran\"");
        _git.SetVariable("PATH", ".:" + _git.Services.Environment.Variable("PATH"));
        _git.Services = _git.Services with { Environment = _git.Services.Environment with { CurrentDirectory = _git["."] } };
        await using var repository = await _git.OpenAsync();
        Assert.False(File.Exists(fake + "-ran"));
    }

    public void Dispose() => _git.Dispose();

    private async Task AssertRefusedAsync(string path, string whenMade, string whenOpened)
    {
        var made = await Assert.ThrowsAsync<RepositoryUnusableException>(() => GitRepository.InitializeAsync(path, _git.Services, None));
        var opened = Assert.Throws<RepositoryUnusableException>(() => GitRepository.Open(path, _git.Services));
        Assert.Contains(whenMade, made.Reason, StringComparison.Ordinal);
        Assert.Contains(whenOpened, opened.Reason, StringComparison.Ordinal);
    }
}
