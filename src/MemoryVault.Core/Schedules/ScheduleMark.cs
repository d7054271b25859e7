namespace MemoryVault.Schedules;

/// <summary>
/// What MemoryVault writes beside an entry of a scheduler, to know it again and to list it exactly:
/// <c>memoryvault:NAME every=15m vault=/path</c>. The vault is last and takes the rest of the line.
/// </summary>
/// <param name="Name">The schedule's name.</param>
/// <param name="Every">How often it runs.</param>
/// <param name="Vault">The vault's folder.</param>
internal sealed record ScheduleMark(string Name, TimeSpan Every, string Vault)
{
    private const string Prefix = "memoryvault:";
    private const string EveryKey = " every=";
    private const string VaultKey = " vault=";

    /// <summary>Makes the mark of a schedule.</summary>
    internal static ScheduleMark Of(ScheduleOptions options) => new(options.Name, options.Every, options.Vault);

    /// <summary>Gives the short form: <c>memoryvault:NAME</c>.</summary>
    internal static string Tag(string name) => Prefix + name;

    /// <summary>Reads a mark; null where the text is none.</summary>
    internal static ScheduleMark? Parse(string text)
    {
        var every = text.IndexOf(EveryKey, StringComparison.Ordinal);
        var vault = text.IndexOf(VaultKey, StringComparison.Ordinal);
        return text.StartsWith(Prefix, StringComparison.Ordinal) && every > 0 && vault > every
            && Duration.TryParse(text[(every + EveryKey.Length)..vault], out var duration)
            ? new ScheduleMark(text[Prefix.Length..every], duration, text[(vault + VaultKey.Length)..]) : null;
    }

    /// <summary>Writes the mark.</summary>
    public override string ToString() => Tag(Name) + EveryKey + Duration.Format(Every) + VaultKey + Vault;

    /// <summary>Makes what is listed of it.</summary>
    internal VaultSchedule ToSchedule(string scheduler, string command) => new(Name, Every, scheduler, command, Vault);
}
