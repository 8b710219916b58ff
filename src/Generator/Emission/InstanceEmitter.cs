using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission;

/// <summary>
/// Prints what a generic kernel does: it goes to the instance for its type arguments and those of the types around it, which the JIT knows,
/// and runs as written where there is none.
/// </summary>
/// <remarks>
/// <code>
/// static partial void Execute&lt;T&gt;(Span&lt;T&gt; x, T by) where T : struct, INumber&lt;T&gt;
/// {
///     if (typeof(T) == typeof(float))
///     {
///         Execute_1a2b3c4d(KernelRef.As&lt;Span&lt;T&gt;, Span&lt;float&gt;&gt;(ref x), KernelRef.As&lt;T, float&gt;(ref by));
///         return;
///     }
///     Formulas.Scale&lt;T&gt;(x, by);
/// }
/// </code>
/// </remarks>
internal static class InstanceEmitter
{
    /// <param name="signature">The generic kernel.</param>
    /// <param name="instances">Its instances.</param>
    public static string Emit(Signature signature, EquatableArray<Signature> instances)
    {
        CodeWriter writer = CodeWriter.ForFile(isBody: true);
        if (signature.Namespace.Length == 0)
            Types(writer, signature, instances, 0);
        else
            writer.Braces("namespace " + signature.Namespace, () => Types(writer, signature, instances, 0));
        return writer.ToString();
    }

    private static void Types(CodeWriter writer, Signature signature, EquatableArray<Signature> instances, int depth)
    {
        if (depth < signature.Types.Count)
        {
            ContainingType type = signature.Types[depth];
            writer.Braces(type.Declared, () => Types(writer, signature, instances, depth + 1));
            return;
        }

        writer.Braces($"partial class {GeneratedNames.KernelClass(signature.Method)}", () =>
        {
            writer.Braces(DeclarationEmitter.DescribeHead(signature), () =>
            {
                foreach (Signature instance in instances)
                    Describe(writer, signature, instance);
            });
            writer.Line();
            writer.Line(GeneratedNames.Inlined);
            writer.Braces(DeclarationEmitter.ExecuteHead(signature), () => Dispatch(writer, signature, instances));
        });
    }

    /// <summary>The plan of a generic type with types is that of its own instances.</summary>
    private static void Describe(CodeWriter writer, Signature signature, Signature instance)
    {
        string text = $"{GeneratedNames.Describe(instance)}(ref text);";
        if (!signature.IsInGeneric)
        {
            writer.Line(text);
            return;
        }

        writer.Line($"if ({AreMeant(signature.Types.SelectMany(t => t.TypeArguments), instance.Types.SelectMany(t => t.TypeArguments))})");
        writer.Indented(() => writer.Line(text));
    }

    /// <summary>Whether the type parameters stand for these types.</summary>
    private static string AreMeant(IEnumerable<string> parameters, IEnumerable<string> types) =>
        string.Join(" && ", parameters.Zip(types, (open, type) => $"typeof({open}) == typeof({type})"));

    private static void Dispatch(CodeWriter writer, Signature signature, EquatableArray<Signature> instances)
    {
        foreach (Signature instance in instances)
        {
            writer.Braces($"if ({AreMeant(signature.AllTypeArguments(), instance.AllTypeArguments())})", () =>
            {
                var arguments = signature.Parameters.Zip(instance.Parameters, Argument).ToList();
                if (signature.ReturnType != "void")
                    arguments.Add("ref " + As(signature.ReturnType, instance.ReturnType, "ref", GeneratedNames.Result));
                writer.Line($"{GeneratedNames.ExecuteOf(instance)}({string.Join(", ", arguments)});");
                writer.Line("return;");
            });
            writer.Line();
        }

        string name = GeneratedNames.FullName(signature);
        writer.Line("// No call names these types.");
        writer.Line("if (global::FusedKernels.KernelTrace.IsObserved)");
        writer.Indented(() => writer.Line($"global::FusedKernels.KernelTrace.Report(\"{name}\", global::FusedKernels.KernelPaths.AsWritten);"));
        string result = signature.ReturnType == "void" ? string.Empty : $"{GeneratedNames.Result} = ";
        writer.Line($"{result}global::{name}{signature.TypeList}({string.Join(", ", signature.Parameters.Select(p => p.Argument))});");
    }

    private static string Argument(Parameter open, Parameter instance) => open.Passing switch
    {
        Passing.Value => As(open.Type, instance.Type, "ref", open.Name),
        Passing.In or Passing.ReadOnly => "in " + As(open.Type, instance.Type, "in", open.Name),
        _ => "ref " + As(open.Type, instance.Type, "ref", open.Name),
    };

    /// <summary>A variable as one of the type that it really has.</summary>
    private static string As(string open, string type, string by, string name) => open == type ? name
        : $"global::System.Runtime.CompilerServices.Unsafe.As<{open}, {type}>(ref {(by == "in" ? $"global::System.Runtime.CompilerServices.Unsafe.AsRef(in {name})" : name)})";
}
