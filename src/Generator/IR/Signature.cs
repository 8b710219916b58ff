using System.Collections.Generic;
using System.Linq;

namespace FusedKernels.Generator.IR;

/// <summary>What stands behind a signature that has type parameters on it or around it.</summary>
internal enum SignatureKind
{
    /// <summary>One body: the method is not generic, and if types around it are, it computes the same for all types.</summary>
    Plain,

    /// <summary>A method whose body depends on types: it has instances, and no body of its own.</summary>
    Generic,

    /// <summary>One of those, with types for all type parameters.</summary>
    Instance,
}

/// <summary>How a kernel's method is declared, as text that emission needs: no symbols.</summary>
/// <param name="Kind">Whether it has type parameters, and what stands for them.</param>
/// <param name="Namespace">Namespace, empty for the global one.</param>
/// <param name="Types">The containing types, outermost first.</param>
/// <param name="Method">Name of the method, as written (with '@' where it is a keyword).</param>
/// <param name="TypeArguments">The names of the type parameters of a generic method, or the types that stand for them in an instance of it; otherwise none.</param>
/// <param name="Constraints">Of a generic method that is no instance, its <c>where</c> clauses; otherwise empty.</param>
/// <param name="Accessibility">C# keyword(s) of its accessibility.</param>
/// <param name="ReturnType">Fully qualified return type, "void" included.</param>
/// <param name="Parameters">Parameters in order.</param>
/// <param name="Rival">The method that has the overloads on views which this one would get, or null.</param>
internal sealed record Signature(
    SignatureKind Kind,
    string Namespace,
    EquatableArray<ContainingType> Types,
    string Method,
    EquatableArray<string> TypeArguments,
    string Constraints,
    string Accessibility,
    string ReturnType,
    EquatableArray<Parameter> Parameters,
    string? Rival)
{
    /// <summary>The type arguments of the method as C# writes them behind a name; empty for a method that is not generic.</summary>
    public string TypeList => Lists.Bracketed(TypeArguments);

    /// <summary>The constraints of the method with a space before them, where there are any.</summary>
    public string Where => Lists.Spaced([Constraints]);

    /// <summary>Whether a type around it has type parameters.</summary>
    public bool IsInGeneric => Types.Any(t => t.TypeParameters.Count > 0);

    /// <summary>What stands for the type parameters of the types around it, from a depth on, and then for its own.</summary>
    public IEnumerable<string> AllTypeArguments(int from = 0) => Types.Skip(from).SelectMany(t => t.TypeArguments).Concat(TypeArguments);

    /// <summary>The constraints of the types around it, from a depth on, and then its own, with a space before them.</summary>
    public string AllConstraints(int from = 0) => Lists.Spaced(Types.Skip(from).Select(t => t.Constraints).Append(Constraints));
}

/// <summary>A partial type around a kernel.</summary>
/// <param name="Keyword">"class", "struct", "record", "record struct" or "interface".</param>
/// <param name="Name">Its name.</param>
/// <param name="Accessibility">C# keyword(s) of its accessibility.</param>
/// <param name="TypeParameters">The names of its type parameters.</param>
/// <param name="TypeArguments">What stands for them: the same names, or types in an instance.</param>
/// <param name="Constraints">Its <c>where</c> clauses; empty in an instance.</param>
internal sealed record ContainingType(
    string Keyword, string Name, string Accessibility, EquatableArray<string> TypeParameters, EquatableArray<string> TypeArguments, string Constraints)
{
    /// <summary>How a part of it is declared.</summary>
    public string Declared => $"partial {Keyword} {Name}{Lists.Bracketed(TypeParameters)}";

    /// <summary>Its name with type arguments.</summary>
    public string Named => Name + Lists.Bracketed(TypeArguments);
}

/// <summary>A parameter as declared.</summary>
/// <param name="Name">Name as written (with '@' where it is a keyword).</param>
/// <param name="Symbol">The name of the <see cref="Variable"/> or <see cref="KernelBuffer"/> that stands for it in the body.</param>
/// <param name="Passing">How it is passed.</param>
/// <param name="Type">Fully qualified C# type.</param>
/// <param name="IsBuffer">Whether it is a buffer.</param>
/// <param name="IsThis">Whether it is the receiver of an extension method.</param>
/// <param name="IsScoped">Whether it is declared <c>scoped</c>, which whatever takes over its calls has to repeat.</param>
/// <param name="DefaultValue">C# text of its default value, or null.</param>
/// <param name="Parts">The variables for its numbers where it is a structure or enumeration; otherwise none.</param>
internal sealed record Parameter(
    string Name, string Symbol, Passing Passing, string Type, bool IsBuffer, bool IsThis, bool IsScoped, string? DefaultValue, EquatableArray<ParameterPart> Parts)
{
    /// <summary>How it is declared.</summary>
    public string Declared => $"{Passing.Keyword()}{Type} {Name}";

    /// <summary>How it is passed on as it came.</summary>
    public string Argument => Passing.Argument() + Name;
}

/// <summary>A number in a parameter.</summary>
/// <param name="Variable">The variable that stands for it in the body.</param>
/// <param name="Place">Where it lies in the parameter.</param>
internal sealed record ParameterPart(string Variable, PartPlace Place);

/// <summary>Type parameters, type arguments and constraints as C# writes them.</summary>
internal static class Lists
{
    /// <summary>In angle brackets; empty for none.</summary>
    public static string Bracketed(IReadOnlyCollection<string> names) => names.Count == 0 ? string.Empty : $"<{string.Join(", ", names)}>";

    /// <summary>Each with a space before it, without those that are empty.</summary>
    public static string Spaced(IEnumerable<string> clauses) => string.Concat(clauses.Where(c => c.Length > 0).Select(c => " " + c));
}
