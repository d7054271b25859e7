using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using MemoryVault.Commands;
using MemoryVault.Errors;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Conventions;

/// <summary>Every error has a category and a remedy.</summary>
public class ErrorTests
{
    public static TheoryData<VaultErrorKind> Kinds => [.. Enum.GetValues<VaultErrorKind>()];

    public static TheoryData<string> Exceptions =>
        [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(VaultException))).Select(t => t.FullName!)];

    private static Assembly[] Assemblies => [typeof(Vault).Assembly, typeof(NewVaultCommand).Assembly];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_category_of_its_meaning(VaultErrorKind kind)
    {
        var category = ErrorCategories.Of(kind);
        Assert.NotEqual(ErrorCategory.NotSpecified, category);
        Assert.Equal(kind == VaultErrorKind.Failed, category == ErrorCategory.InvalidOperation);
    }

    [Theory]
    [InlineData(typeof(UnauthorizedAccessException), ErrorCategory.PermissionDenied)]
    [InlineData(typeof(FileNotFoundException), ErrorCategory.ObjectNotFound)]
    [InlineData(typeof(IOException), ErrorCategory.WriteError)]
    [InlineData(typeof(OperationCanceledException), ErrorCategory.OperationStopped)]
    [InlineData(typeof(InvalidDataException), ErrorCategory.InvalidOperation)]
    public void An_exception_of_the_system_has_a_category(Type type, ErrorCategory expected) =>
        Assert.Equal(expected, ErrorCategories.Of((Exception)Activator.CreateInstance(type)!));

    [Theory]
    [InlineData("SourceMissing", ErrorCategory.ObjectNotFound)]
    [InlineData("FileTooLarge", ErrorCategory.LimitsExceeded)]
    [InlineData("NameNotUtf8", ErrorCategory.InvalidData)]
    [InlineData("RemoteFailed", ErrorCategory.ConnectionError)]
    [InlineData("SomethingNew", ErrorCategory.InvalidData)]
    public void An_item_has_a_category_whatever_its_id(string id, ErrorCategory expected) => Assert.Equal(expected, ErrorCategories.OfItem(id));

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_error_of_ours_is_sealed_and_named_for_its_id(string name)
    {
        var type = Assemblies.Select(a => a.GetType(name)).OfType<Type>().Single();
        Assert.True(type.IsSealed, name);
        Assert.EndsWith("Exception", name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_error_of_ours_says_what_to_do(string name)
    {
        var type = Assemblies.Select(a => a.GetType(name)).OfType<Type>().Single();
        var error = (VaultException)Make(type);
        Assert.NotEmpty(error.Remedy);
        Assert.NotEmpty(error.Message);
        Assert.NotEqual(ErrorCategory.NotSpecified, ErrorCategories.Of(error.Kind));
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void What_to_do_is_said_in_the_words_of_powershell(string name)
    {
        var type = Assemblies.Select(a => a.GetType(name)).OfType<Type>().Single();
        foreach (var constructor in Constructors(type))
        {
            var action = ((VaultException)Make(constructor)).Advice.In(Head.PowerShell);
            Assert.DoesNotContain("memvault", action, StringComparison.Ordinal);
            Assert.DoesNotContain(" --", action, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_head_names_its_own_command()
    {
        var error = new RemoteExistsException("origin", "https://example.org/v.git");
        Assert.Contains("'memvault remote remove origin'", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("'Remove-VaultRemote origin'", error.Advice.In(Head.PowerShell), StringComparison.Ordinal);
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "sample"
        : type == typeof(Uri) ? new Uri("https://sample.example")
        : type.IsSubclassOf(typeof(VaultException)) ? Make(type)
        : type == typeof(VaultException) ? new InvalidInputException("sample", "sample", "sample")
        : type.IsAssignableTo(typeof(Exception)) ? new InvalidDataException("sample")
        : type.IsGenericType && type.IsInterface ? List(type.GetGenericArguments()[0])
        : type.IsArray ? List(type.GetElementType()!)
        : type.IsAbstract ? null
        : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type)
        : Make(type);

    private static object Make(Type type)
    {
        var made = Constructors(type).FirstOrDefault() is { } constructor ? Make(constructor) : RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.IsDefined(typeof(RequiredMemberAttribute))))
        {
            property.SetValue(made, Sample(property.PropertyType));
        }

        return made;
    }

    private static object Make(ConstructorInfo constructor) => constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType))]);

    private static IEnumerable<ConstructorInfo> Constructors(Type type) => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(c => c.GetParameters() is var all && !Array.Exists(all, p => p.ParameterType.IsByRefLike || (all.Length == 1 && p.ParameterType == type)));

    private static Array List(Type type)
    {
        var list = Array.CreateInstance(type, 1);
        list.SetValue(Sample(type), 0);
        return list;
    }
}
