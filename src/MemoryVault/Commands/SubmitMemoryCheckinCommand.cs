using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Documents;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;

namespace MemoryVault.Commands;

/// <summary>Checks in what an agent proposes: a document, a patch or a merge patch. It is merged with what others changed since.</summary>
[Cmdlet(VerbsLifecycle.Submit, "MemoryCheckin", SupportsShouldProcess = true, DefaultParameterSetName = PathSet, HelpUri = HelpAddress.SubmitMemoryCheckin)]
[OutputType(typeof(CheckInResult))]
public sealed class SubmitMemoryCheckinCommand : VaultPathCmdlet
{
    private const string ObjectSet = "InputObject";
    private const string JsonSet = "Json";
    private const string PatchSet = "Patch";
    private const string MergePatchSet = "MergePatch";

    /// <summary>Gets or sets the agent.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string AgentId { get; set; } = string.Empty;

    /// <summary>Gets or sets files with documents, with wildcards; each is checked in by itself.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public override string[]? Path { get; set; }

    /// <summary>Gets or sets the document as an object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Gets or sets the document as JSON text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JsonSet)]
    public string Json { get; set; } = string.Empty;

    /// <summary>Gets or sets what to change, as a JSON patch (RFC 6902): operations, JSON text, or a path.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PatchSet)]
    [AllowNull]
    public object? Patch { get; set; }

    /// <summary>Gets or sets what to change, as a JSON merge patch (RFC 7396): an object, JSON text, or a path.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MergePatchSet)]
    public object? MergePatch { get; set; }

    /// <summary>Gets or sets where the agent has it from: a user, a file, a conversation.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Source { get; set; } = string.Empty;

    /// <summary>Gets or sets how sure the agent is, 0 to 1.</summary>
    [Parameter]
    public double? Confidence { get; set; }

    /// <summary>Gets or sets why.</summary>
    [Parameter]
    public string? Justification { get; set; }

    /// <summary>Gets or sets the section that it is about; the whole memory without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SectionCompleter))]
    public string? Section { get; set; }

    /// <summary>Gets or sets the token of the agent's lease.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? FencingToken { get; set; }

    /// <summary>Gets or sets the state that it was made from; the one that the lease is at without it.</summary>
    [Parameter]
    [RevisionArgument]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? BaseRevision { get; set; }

    /// <summary>Gets or sets what is done where others changed the same.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        foreach (var (proposal, form) in Proposals())
        {
            await CheckInAsync(vault, MakeOptions(proposal, form), cancellationToken);
        }
    }

    private IEnumerable<(JsonValue Proposal, CheckInForm Form)> Proposals() => ParameterSetName switch
    {
        PatchSet => [(PatchOf(Patch), CheckInForm.Patch)],
        MergePatchSet => [(DocumentArgument.Read(SessionState, MergePatch), CheckInForm.MergePatch)],
        JsonSet => [(DocumentArgument.Parse(Json), CheckInForm.Document)],
        ObjectSet => [(DocumentOf(InputObject), CheckInForm.Document)],
        _ => MachinePaths().Select(path => (DocumentArgument.ReadFile(path), CheckInForm.Document)),
    };

    // PowerShell unrolls a list of one operation, and one of none.
    private JsonValue PatchOf(object? patch) => patch is null ? JsonArray.Empty
        : DocumentArgument.Read(SessionState, patch) switch
        {
            JsonObject one => new JsonArray([one]),
            var list => list,
        };

    // What comes by the pipeline may also be a file; and a lease without anything else would be tried as a document.
    private static JsonValue DocumentOf(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        Leases.MemoryLease => throw new ArgumentInvalidException(nameof(InputObject), "a lease", "Say what is checked in: -Path, -InputObject, -Json, -Patch or -MergePatch."),
        FileInfo file => DocumentArgument.ReadFile(file.FullName),
        _ => ObjectDocument.Of(input),
    };

    private CheckInOptions MakeOptions(JsonValue proposal, CheckInForm form) => new()
    {
        Agent = AgentId,
        Proposal = proposal,
        Form = form,
        Section = Section,
        Source = Source,
        Confidence = Confidence,
        Justification = Justification,
        Token = FencingToken,
        Base = BaseRevision,
        Strategy = Strategy,
    };

    private async Task CheckInAsync(Vaults.Vault vault, CheckInOptions options, CancellationToken cancellationToken)
    {
        var consent = Ask($"Check in what '{AgentId}' proposes for {(Section is null ? "the memory" : $"the section '{Section}'")} of the vault '{vault.Paths.Root}'.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var planned = options with { DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new CheckIn(vault).RunAsync(planned, cancellationToken));
        if (result.Conflicts.Count > 0)
        {
            throw new MergeConflictException(result.Conflicts, "was checked in");
        }

        if (planned.DryRun)
        {
            ShowPlan(PlanLine.Of(result.Patch));
        }

        if (!planned.DryRun || PassThru)
        {
            Show(result);
        }
    }

    // With the agent and its token the result pipes into Exit-MemoryLease.
    private void Show(CheckInResult result)
    {
        var shown = PSObject.AsPSObject(result);
        shown.Properties.Add(new PSNoteProperty(nameof(AgentId), AgentId));
        shown.Properties.Add(new PSNoteProperty(nameof(FencingToken), FencingToken));
        Emit(shown);
    }
}
