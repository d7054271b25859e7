using System.Management.Automation;
using MemoryVault.Documents;
using MemoryVault.Internal;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Commands;

/// <summary>Merges two versions of a JSON document that came from one. Needs no vault and writes nothing.</summary>
[Cmdlet(VerbsData.Merge, "MemoryDocument", HelpUri = HelpAddress.MergeMemoryDocument)]
[OutputType(typeof(JsonMergeResult))]
public sealed class MergeMemoryDocumentCommand : EngineCmdlet
{
    /// <summary>Gets or sets what both came from: the path of a file, JSON text, or an object; null if there was nothing.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowNull]
    public object? Base { get; set; }

    /// <summary>Gets or sets our version.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public object? Ours { get; set; }

    /// <summary>Gets or sets their version.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true)]
    public object? Theirs { get; set; }

    /// <summary>Gets or sets what is done where both changed one place.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets the merge rules, as a vault has them in <c>merge.json</c>.</summary>
    [Parameter]
    public object? Rule { get; set; }

    /// <summary>Gets or sets a value indicating whether objects become dictionaries, whose keys may be empty or differ in case only.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var rules = Rule is null ? MergeRules.Default : MergeRules.Parse(DocumentArgument.Read(SessionState, Rule));
        var merge = new JsonMerge(rules) { Resolution = new ConflictResolution(Strategy) };
        var before = Base is null ? null : DocumentArgument.Read(SessionState, Base);
        var (ours, theirs) = (DocumentArgument.Read(SessionState, Ours), DocumentArgument.Read(SessionState, Theirs));
        var result = await OnPool(() => Task.FromResult(merge.Run(before, ours, theirs)));
        var shown = PSObject.AsPSObject(result);
        shown.Properties.Add(new PSNoteProperty(nameof(result.Merged), new DocumentObject(AsHashtable).Of(result.Merged)));
        shown.Properties.Add(new PSNoteProperty("Json", DocumentText.Of(result.Merged)));
        Emit(shown);
    }
}
