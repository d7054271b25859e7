using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Knowledge;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that work on a knowledge project and one of its places.</summary>
public abstract class KnowledgeCmdlet : GistCmdlet
{
    /// <summary>The parameter set of <see cref="Place"/>, the default.</summary>
    protected const string PlaceSet = "Place";

    /// <summary>The parameter set of <see cref="Repository"/>.</summary>
    protected const string RepositorySet = "Repository";

    /// <summary>The parameter set of <see cref="Gist"/>.</summary>
    protected const string GistSet = "Gist";

    /// <summary>The parameter set of <see cref="GistId"/>.</summary>
    protected const string GistIdSet = "GistId";

    /// <summary>Gets or sets the name of the project.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets the name of a place that the project has; without any the only one.</summary>
    [Parameter(ParameterSetName = PlaceSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PlaceCompleter))]
    public string? Place { get; set; }

    /// <summary>Gets or sets a repository: any URL that git takes, or a folder.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Repository { get; set; }

    /// <summary>Gets or sets a value indicating whether the project's own gist is meant; a publication makes it where there is none.</summary>
    [Parameter(ParameterSetName = GistSet)]
    public SwitchParameter Gist { get; set; }

    /// <summary>Gets or sets the id of a gist, or the address of its page.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GistIdSet)]
    [ValidateNotNullOrEmpty]
    public string? GistId { get; set; }

    /// <summary>Gets or sets the base URL of the interface of the gist's host; GitHub's without it.</summary>
    [Parameter(ParameterSetName = GistSet)]
    [Parameter(ParameterSetName = GistIdSet)]
    [ValidateNotNullOrEmpty]
    public string? GistHost { get; set; }

    /// <summary>Gets or sets the branch of the repository; the one that it gives out by itself without it.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [Parameter(ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Branch { get; set; }

    /// <summary>Gets or sets the project's folder in the repository, <c>.</c> for its root; the project's name without it.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [Parameter(ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Folder { get; set; }

    /// <summary>Gets or sets the file (age) or the folder of the keyring (gpg) that an encrypted place is read with here.</summary>
    [Parameter]
    public string? Identity { get; set; }

    /// <summary>Gets the place that is meant.</summary>
    private protected KnowledgeAddress Address => new()
    {
        Place = Place,
        Repository = Repository is null ? null : RepositoryAddress.Resolve(SessionState, Repository),
        Gist = GistId ?? (IsOwnGist ? string.Empty : null),
        GistHost = GistHost,
        Branch = Branch,
        Folder = Folder,
        Identity = string.IsNullOrEmpty(Identity) ? null : SessionPaths.Resolve(SessionState, Identity),
    };

    /// <summary>Gets what the place is called in questions.</summary>
    private protected string PlaceWords => Repository is not null ? $"the repository '{Git.Credentials.Scrub(Repository)}'"
        : GistId is not null ? $"the gist '{GistId}'"
        : IsOwnGist ? "its gist"
        : Place is not null ? $"its place '{Place}'" : "its place";

    private bool IsOwnGist => ParameterSetName == GistSet;

    /// <summary>Asks, does it or plans it, and puts out what came of it; a plan only with <c>-PassThru</c>.</summary>
    /// <param name="question">What is done, as a sentence.</param>
    /// <param name="run">Does it; told whether it is a dry run.</param>
    /// <param name="plan">Gives the lines of a plan.</param>
    /// <param name="passThru">Whether a plan is put out.</param>
    private protected async Task<T?> RunAsync<T>(string question, Func<bool, Task<T>> run, Func<T, IEnumerable<string>> plan, bool passThru)
        where T : class
    {
        var consent = Ask(question);
        if (consent == Consent.Refused)
        {
            return null;
        }

        var isPlan = consent == Consent.PlanOnly;
        var result = await OnPool(() => run(isPlan));
        if (isPlan)
        {
            ShowPlan(plan(result));
        }

        if (!isPlan || passThru)
        {
            Emit(result);
        }

        return result;
    }
}
