namespace FusedKernels.Generator.IR;

/// <summary>One kernel as lowered: what it is called, and what it does. The key of every cache behind lowering.</summary>
internal sealed record Kernel(Signature Signature, KernelFlags Flags, Body Body);

/// <summary>The choices of the attribute, and whether arithmetic is checked in the project where nothing else is said.</summary>
internal sealed record KernelFlags(bool Parallel, bool Strict, bool FastMath, bool ChecksOverflow = false);

/// <summary>What the method does. Fields are read at entry, in this order.</summary>
/// <param name="Parameters">Scalar parameters in order.</param>
/// <param name="Fields">Static scalar fields that are read.</param>
/// <param name="Buffers">Every buffer: parameters in order, then field arrays, then local arrays.</param>
/// <param name="Statements">The statements.</param>
/// <param name="Results">The numbers of the result: one, those of a structure, or none for a method that returns nothing or an array.</param>
internal sealed record Body(
    EquatableArray<Variable> Parameters,
    EquatableArray<Variable> Fields,
    EquatableArray<KernelBuffer> Buffers,
    Block Statements,
    EquatableArray<PartPlace> Results);

/// <summary>How a kernel's method is declared, as text that emission needs: no symbols.</summary>
/// <param name="Namespace">Namespace, empty for the global one.</param>
/// <param name="Types">The containing types, outermost first.</param>
/// <param name="Method">Name of the method, as written (with '@' where it is a keyword).</param>
/// <param name="TypeArguments">The names of the type parameters of a generic method, or the types that stand for them in an instance of it; otherwise none.</param>
/// <param name="Constraints">Of a generic method that is no instance, its <c>where</c> clauses; otherwise null.</param>
/// <param name="Accessibility">C# keyword(s) of its accessibility.</param>
/// <param name="ReturnType">Fully qualified return type, "void" included.</param>
/// <param name="Parameters">Parameters in order.</param>
/// <param name="Rival">The method that has the overloads on views which this one would get, or null.</param>
internal sealed record Signature(
    string Namespace,
    EquatableArray<ContainingType> Types,
    string Method,
    EquatableArray<string> TypeArguments,
    string? Constraints,
    string Accessibility,
    string ReturnType,
    EquatableArray<Parameter> Parameters,
    string? Rival)
{
    /// <summary>Whether it is a generic method itself, which has instances but no body of its own.</summary>
    public bool IsOpen => Constraints is not null;

    /// <summary>Whether it is a generic method with types for its type parameters.</summary>
    public bool IsInstance => !IsOpen && TypeArguments.Count > 0;

    /// <summary>The type arguments as C# writes them behind a name; empty for a method that is not generic.</summary>
    public string TypeList => TypeArguments.Count == 0 ? string.Empty : $"<{string.Join(", ", TypeArguments)}>";

    /// <summary>The constraints with a space before them, where there are any.</summary>
    public string Where => string.IsNullOrEmpty(Constraints) ? string.Empty : " " + Constraints;
}

/// <summary>A partial type around a kernel.</summary>
/// <param name="Keyword">"class", "struct", "record", "record struct" or "interface".</param>
/// <param name="Name">Its name.</param>
/// <param name="Accessibility">C# keyword(s) of its accessibility.</param>
internal sealed record ContainingType(string Keyword, string Name, string Accessibility);

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

/// <summary>Where a number lies in a value of a C# type.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Path">The elements of tuples that lead to it (<c>.Item1</c>); empty where the value is no tuple.</param>
/// <param name="Structure">C# text of the structure or enumeration that lies there, or null if the number itself does.</param>
/// <param name="Offset">Where it lies in that structure, in bytes from the start.</param>
internal sealed record PartPlace(ScalarType Type, string Path, string? Structure, int Offset);
