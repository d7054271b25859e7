namespace MemoryVault.Fuzz;

/// <summary>The targets of this program.</summary>
public static class FuzzTargets
{
    /// <summary>Gets all of them, by name.</summary>
    public static IReadOnlyDictionary<string, IFuzzTarget> All { get; } = typeof(FuzzTargets).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFuzzTarget)))
        .Select(type => (IFuzzTarget)Activator.CreateInstance(type, nonPublic: true)!)
        .ToDictionary(target => target.Name, StringComparer.Ordinal);
}
