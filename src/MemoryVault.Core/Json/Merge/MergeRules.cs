namespace MemoryVault.Json.Merge;

/// <summary>How values merge, by path: the vault's <c>merge.json</c> (docs/formats.md).</summary>
/// <remarks>Of several rules that fit a place the last one counts, for arrays and for strategies each, as in <c>.gitattributes</c>.</remarks>
public sealed class MergeRules
{
    /// <summary>The file in the vault.</summary>
    public const string FileName = "merge.json";

    // In a log one name may come again and again, so it is believed only where it has told records apart so far.
    private static readonly ElementIdentity[] UsualOfRecords = [new(["id"]), new(["uuid"]), new(["key"]) { Evidence = 2 }, new(["name"]) { Evidence = 2 }];

    // The graph of the MCP memory server: what was observed of an entity, a set of texts.
    private static readonly MergeRule Observations = new(PathPattern.Parse("/*/observations"), null, ArrayKind.Set, null, null);

    private readonly List<MergeRule> _rules;
    private readonly IReadOnlyList<ElementIdentity> _identities;

    internal MergeRules(List<MergeRule> rules)
        : this(rules, ElementIdentity.Usual)
    {
    }

    private MergeRules(List<MergeRule> rules, IReadOnlyList<ElementIdentity> identities) => (_rules, _identities) = (rules, identities);

    /// <summary>Gets the rules of a vault that has none: arrays merge by <c>id</c>, <c>key</c>, <c>name</c> or <c>uuid</c>.</summary>
    public static MergeRules Default { get; } = new([]);

    /// <summary>Gets a value indicating whether nothing is said beyond the default.</summary>
    internal bool IsEmpty => _rules.Count == 0;

    /// <summary>Reads rules.</summary>
    /// <exception cref="MergeRulesInvalidException">They are not of the form that docs/formats.md gives.</exception>
    public static MergeRules Parse(JsonValue json) => MergeRulesReader.Read(json);

    /// <summary>Gives the rules that hold for one file.</summary>
    /// <param name="path">Its path in the vault; <c>memory</c> for the shared memory as one document.</param>
    public MergeRules ForFile(string path) =>
        _rules.TrueForAll(rule => rule.Files is null)
            ? this
            : new MergeRules(_rules.FindAll(rule => rule.Files?.Matches(path) != false));

    /// <summary>Gives the rules for records that stand one after the other, as in JSONL.</summary>
    internal MergeRules ForRecords() => new([Observations, .. _rules], UsualOfRecords);

    /// <summary>Gives how the array at a place merges.</summary>
    internal ArrayRule ArraysAt(IReadOnlyList<string> path) =>
        _rules.FindLast(rule => rule.Array is not null && rule.Path.Matches(path)) is { } found
            ? new ArrayRule(found.Array!.Value, found.Identity is { } identity ? [identity] : _identities)
            : new ArrayRule(ArrayKind.Keyed, _identities);

    /// <summary>Gives what is done about a conflict at a place; null where the rules do not say.</summary>
    internal MergeStrategy? StrategyAt(IReadOnlyList<string> path) =>
        _rules.FindLast(rule => rule.Strategy is not null && rule.Path.Matches(path))?.Strategy;
}
