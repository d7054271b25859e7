using System.Management.Automation;
using System.Text;
using MemoryVault.Completers;
using MemoryVault.Conflicts;
using MemoryVault.Documents;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Json;

namespace MemoryVault.Commands;

/// <summary>Decides a conflict: what was chosen stands there, merged with what was changed since, and the record is gone.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "MemoryConflict", SupportsShouldProcess = true, DefaultParameterSetName = ChoiceSet, HelpUri = HelpAddress.ResolveMemoryConflict)]
[OutputType(typeof(ResolveConflictResult))]
public sealed class ResolveMemoryConflictCommand : VaultCmdlet
{
    private const string ChoiceSet = "Choice";
    private const string ValueSet = "Value";

    /// <summary>Gets or sets the conflict; the beginning of its id is enough.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConflictCompleter))]
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets whose version is taken.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ChoiceSet)]
    [ValidateSet(nameof(ConflictChoice.Ours), nameof(ConflictChoice.Theirs), nameof(ConflictChoice.Base))]
    public ConflictChoice Choice { get; set; }

    /// <summary>Gets or sets what stands there from now on: a value of JSON as an object; of a text or file its whole text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValueSet)]
    [AllowNull]
    [AllowEmptyString]
    public object? Value { get; set; }

    /// <summary>Gets or sets the agent in whose name it is decided.</summary>
    [Parameter]
    public string? By { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var record = await FindAsync(vault, cancellationToken);
        var options = MakeOptions(record);
        var consent = Ask($"Decide the conflict {record.Id} in '{record.Path}': {options.Choice.ToString().ToLowerInvariant()}.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var planned = options with { DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new ResolveConflict(vault).RunAsync(planned, cancellationToken));
        if (planned.DryRun)
        {
            ShowPlan(PlanLine.Of(result));
        }

        if (!planned.DryRun || PassThru)
        {
            Emit(result, vault);
        }
    }

    private async Task<ConflictRecord> FindAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var found = new List<ConflictRecord>();
        await foreach (var conflict in AsyncStream.FromPool(new ListConflicts(vault).RunAsync, cancellationToken))
        {
            if (conflict.Id.StartsWith(Id, StringComparison.Ordinal))
            {
                found.Add(conflict);
            }
        }

        return found.Count == 1 ? found[0] : throw new ConflictMissingException(Id, found.Count > 1);
    }

    private ResolveConflictOptions MakeOptions(ConflictRecord record) => new(record.Id, ParameterSetName == ValueSet ? ConflictChoice.Given : Choice)
    {
        Given = ParameterSetName == ValueSet ? Given(record.Kind) : default,
        Agent = By,
    };

    private byte[] Given(ConflictKind kind) => kind is ConflictKind.Json or ConflictKind.Checkin
        ? ObjectDocument.Of(Value).ToUtf8(JsonStyle.Compact)
        : (Value is PSObject wrapped ? wrapped.BaseObject : Value) is string text ? Encoding.UTF8.GetBytes(text)
        : throw new ArgumentInvalidException(nameof(Value), Value, "Give the whole text as one string: Get-Content -Raw.");
}
