using System;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission;

/// <summary>The names that the parts of a kernel's generated code know each other by.</summary>
internal static class GeneratedNames
{
    /// <summary>The way in: same parameters and result as the method.</summary>
    public const string Run = "Run";

    /// <summary>The compiled body: <c>static partial void</c>, the method's parameters and then <see cref="Result"/> by reference.</summary>
    public const string Execute = "Execute";

    /// <summary>The parameter of <see cref="Execute"/> that takes what the method returns.</summary>
    public const string Result = "__result";

    /// <summary>The attribute of what only forwards a call, where there are no short names.</summary>
    public const string Inlined =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>Short name of the attribute in the files of bodies.</summary>
    public const string MethodAttribute = "KernelMethod";

    /// <summary>The attribute of what only chooses between bodies, in their files.</summary>
    public const string InlinedChoice = $"[{MethodAttribute}(KernelRuntime.KernelCode.Inlined)]";

    /// <summary>
    /// The attribute of what holds a kernel's work: full speed from the first call on, and a method of its own, since what is inlined into
    /// another one shares what the JIT allows that to inline, and vector operations must be.
    /// </summary>
    public const string Optimized = $"[{MethodAttribute}(KernelRuntime.KernelCode.Optimized)]";

    /// <summary>Name of the form of one overload for little work.</summary>
    public static string Short(Signature signature) => "Short_" + StableHash.Of(Identity(signature));

    /// <summary>Name of the form of one overload with guards and vectors, where it has one for little work, too.</summary>
    public static string Long(Signature signature) => "Long_" + StableHash.Of(Identity(signature));

    /// <summary>Name of the compiled body: an instance of a generic method has one of its own.</summary>
    public static string ExecuteOf(Signature signature) => signature.Kind == SignatureKind.Instance ? $"{Execute}_{StableHash.Of(Identity(signature))}" : Execute;

    /// <summary>Name of the nested class of all overloads of a method.</summary>
    public static string KernelClass(string method) => method.TrimStart('@') + "Kernel";

    /// <summary>Name of the part that adds one overload's plan: <c>static partial void NAME(ref string text)</c>.</summary>
    public static string Describe(Signature signature) => "Describe_" + StableHash.Of(Identity(signature));

    /// <summary>What tells one overload from all other methods of the assembly: its full name and parameters.</summary>
    public static string Identity(Signature signature) =>
        FullName(signature) + signature.TypeList + "(" + string.Join(",", signature.Parameters.Select(p => p.Passing.Keyword() + p.Type)) + ")";

    /// <summary>Namespace, types and method.</summary>
    public static string FullName(Signature signature) => Qualified(signature, t => t.Named) + "." + signature.Method;

    /// <summary>Namespace, types and method without type arguments, for names made of it.</summary>
    public static string Stem(Signature signature) => Qualified(signature, t => t.Name) + "." + signature.Method;

    private static string Qualified(Signature signature, Func<ContainingType, string> name)
    {
        string types = string.Join(".", signature.Types.Select(name));
        return signature.Namespace.Length == 0 ? types : signature.Namespace + "." + types;
    }

    /// <summary>Unique name of the file with the body of one overload.</summary>
    public static string BodyFile(Signature signature) => FileName(Stem(signature), Identity(signature));

    /// <summary>Unique name of the file that declares what all overloads of a method share.</summary>
    public static string DeclarationFile(Signature signature) =>
        FileName(Stem(signature) + "Kernel", FullName(signature));

    // File names are compared without regard to case, C# names are not: the hash tells those apart too.
    private static string FileName(string stem, string identity) => $"{stem.Replace("@", "")}-{StableHash.Of(identity)}.g.cs";
}
