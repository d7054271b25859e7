using MemoryVault.Backup;
using MemoryVault.Knowledge;
using MemoryVault.Secrets;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge;

public sealed class KnowledgeRegistryTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _home = new();
    private Vault _vault = null!;

    private KnowledgeRegistry Registry => new(_vault);

    public async Task InitializeAsync()
    {
        var services = new VaultServices { Environment = TestMachine.At(_home.Path) };
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = _home["vault"] }, default);
        _vault = Vault.Open(_home["vault"], services);
        Directory.CreateDirectory(_home["notes"]);
        Directory.CreateDirectory(_home["shared.git"]);
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_project_and_its_places_survive_a_new_opening()
    {
        var project = await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);
        await Registry.SetPlaceAsync(project, Repository("shared") with { Branch = "agent-a", Folder = "team/brisa", SecretPolicy = SecretPolicy.Allow, Recipients = ["age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"] }, default);
        await Registry.SetPlaceAsync(project, new KnowledgePlace { Name = "gist", Kind = KnowledgePlaceKind.Gist, Url = "https://api.github.com", GistId = "abc" }, default);

        await using var again = Vault.Open(_home["vault"], _vault.Services);
        var read = new KnowledgeRegistry(again).Get("Brisa");

        Assert.Equal(("brisa", _home["notes"], "knowledge/brisa", "brisa"), (read.Name, read.Root, read.Folder, read.Source));
        Assert.Equal(
            ["shared Repository agent-a team/brisa Allow age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p  ", "gist Gist   Block  abc"],
            read.Places.Select(place => $"{place.Name} {place.Kind} {place.Branch} {place.Folder} {place.SecretPolicy} {string.Join(',', place.Recipients)} {place.GistId}{(place.Kind == KnowledgePlaceKind.Repository ? " " : string.Empty)}"));
    }

    [Fact]
    public async Task A_folder_that_is_backed_up_already_may_be_shared_too()
    {
        await new SourceRegistry(_vault).AddAsync(new SourceSettings { Name = "notes", Root = _home["notes"] }, default);

        var project = await Registry.AddAsync("notes", _home["notes"], KnowledgeLayout.Folder, default);

        Assert.Equal("notes-2", project.Source);
        Assert.Equal(["backup/testbox/notes", "knowledge/notes"], _vault.Configuration.Sources.Select(source => source.Folder));
    }

    [Fact]
    public async Task A_project_that_is_removed_is_forgotten_with_its_source()
    {
        var project = await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);

        await Registry.RemoveAsync(project, default);

        Assert.Empty(_vault.Configuration.Sources);
        Assert.Equal(VaultErrorKind.NotFound, Assert.Throws<KnowledgeMissingException>(() => Registry.Get("brisa")).Kind);
    }

    [Fact]
    public async Task A_project_whose_source_was_removed_says_how_to_mend_it()
    {
        await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);
        await new SourceRegistry(_vault).RemoveAsync("brisa", default);

        var error = Assert.Throws<KnowledgeSourceMissingException>(() => Registry.Get("brisa"));

        Assert.Contains("--folder knowledge/brisa", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("con")]
    public async Task A_name_that_could_lead_elsewhere_is_refused(string name) =>
        Assert.Equal(VaultErrorKind.InvalidInput, (await Assert.ThrowsAsync<InvalidInputException>(() => Registry.AddAsync(name, _home["notes"], KnowledgeLayout.Folder, default))).Kind);

    [Fact]
    public async Task Nothing_said_is_the_only_place_and_an_error_that_names_them_where_there_are_several()
    {
        var project = await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);
        Assert.Contains("--repo", Assert.Throws<KnowledgePlaceMissingException>(() => Resolve(project, new())).Remedy, StringComparison.Ordinal);

        project = await Registry.SetPlaceAsync(project, Repository("one"), default);
        Assert.Equal("one", Resolve(project, new()).Name);

        project = await Registry.SetPlaceAsync(project, Repository("two") with { Url = "https://example.org/two.git" }, default);
        var error = Assert.Throws<KnowledgePlaceAmbiguousException>(() => Resolve(project, new()));
        Assert.Contains("one", error.Message, StringComparison.Ordinal);
        Assert.Contains("two", error.Message, StringComparison.Ordinal);
        Assert.Equal("two", Resolve(project, new() { Place = "Two" }).Name);
    }

    [Fact]
    public async Task A_repository_that_is_known_is_found_by_its_folder_and_each_branch_is_a_place_of_its_own()
    {
        var project = await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);
        var first = Resolve(project, new() { Repository = "shared.git" });
        Assert.Equal(("shared", _home["shared.git"]), (first.Name, first.Url));

        project = await Registry.SetPlaceAsync(project, first, default);
        Assert.Equal(first.Name, Resolve(project, new() { Repository = "./shared.git/" }).Name);

        var branch = Resolve(project, new() { Branch = "agent-a" });
        Assert.Equal(("shared-agent-a", "agent-a", _home["shared.git"]), (branch.Name, branch.Branch, branch.Url));
        project = await Registry.SetPlaceAsync(project, branch, default);
        Assert.Equal(first.Name, Resolve(project, new() { Repository = "shared.git" }).Name);
        Assert.Equal(branch.Name, Resolve(project, new() { Repository = "shared.git", Branch = "agent-a" }).Name);
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("refs/../x")]
    [InlineData("x.lock")]
    [InlineData("@{1}")]
    public async Task A_branch_that_git_could_take_for_something_else_is_refused(string branch)
    {
        var project = await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);

        Assert.Throws<InvalidInputException>(() => Resolve(project, new() { Repository = "shared.git", Branch = branch }));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/.git")]
    [InlineData("a//b")]
    public async Task A_folder_that_leads_out_of_a_repository_is_refused(string folder)
    {
        var project = await Registry.AddAsync("brisa", _home["notes"], KnowledgeLayout.Folder, default);

        Assert.Throws<InvalidInputException>(() => Resolve(project, new() { Repository = "shared.git", Folder = folder }));
    }

    private KnowledgePlace Resolve(KnowledgeProject project, KnowledgeAddress address) => new ProjectPlaces(_vault, project).Resolve(address);

    private KnowledgePlace Repository(string name) => new() { Name = name, Url = _home["shared.git"] };
}
