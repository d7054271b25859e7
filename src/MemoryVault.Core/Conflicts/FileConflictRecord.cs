using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Conflicts;

/// <summary>Two versions of a file, or of lines of a text. All of them are kept beside the record.</summary>
/// <param name="Base">What stood there before; mode <see cref="EntryMode.None"/> for nothing.</param>
/// <param name="Ours">Our version.</param>
/// <param name="Theirs">Their version.</param>
/// <param name="InPlace">What was left in place: ours, or a text that has ours where both changed the same lines.</param>
public sealed record FileConflictRecord(TreeEntry Base, TreeEntry Ours, TreeEntry Theirs, TreeEntry InPlace) : ConflictRecord
{
    /// <inheritdoc/>
    public override ConflictKind Kind => IsText ? ConflictKind.Text : ConflictKind.File;

    /// <summary>Gets a value indicating whether it was merged by line.</summary>
    public bool IsText { get; init; }

    /// <inheritdoc/>
    private protected override IEnumerable<string> Content => [Path, $"{Base.Id}", .. Unordered($"{Ours.Id}", $"{Theirs.Id}")];

    /// <inheritdoc/>
    private protected override IEnumerable<KeyValuePair<string, TreeEntry>> Copies =>
    [
        new("base", Base),
        new("ours", Ours.Id == InPlace.Id ? TreeEntry.Absent : Ours),
        new("theirs", Theirs),
    ];

    /// <inheritdoc/>
    private protected override void AddMembers(ICollection<KeyValuePair<string, JsonValue>> members)
    {
        members.Add(new("base", Version(Base)));
        members.Add(new("ours", Version(Ours)));
        members.Add(new("theirs", Version(Theirs)));
        members.Add(new("inPlace", Version(InPlace)));
        AddOrigins(members);
    }

    private static JsonValue Version(TreeEntry entry) => entry.Mode == EntryMode.None
        ? JsonNull.Instance
        : new JsonObject(
        [
            new("type", new JsonString(TypeOf(entry.Mode))),
            new("id", new JsonString(entry.Id.ToString())),
        ]);

    internal static string TypeOf(EntryMode mode) => mode switch
    {
        EntryMode.Folder => "folder",
        EntryMode.Executable => "executable",
        EntryMode.SymbolicLink => "link",
        EntryMode.Submodule => "submodule",
        _ => "file",
    };
}
