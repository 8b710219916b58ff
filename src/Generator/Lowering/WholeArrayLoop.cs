using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <summary>The loop to write in place of a call on whole arrays, a chain such as <c>a.Where(x => x > 3).Sum()</c> included.</summary>
internal sealed class WholeArrayLoop
{
    /// <summary>{0}, {1}, {2}: the arrays. {t}: type of the result. {e}: the element, and {if} before what is done with it.</summary>
    private static readonly Dictionary<string, string> Loops = new()
    {
        ["Sum"] = "{t} sum = 0; for (int i = 0; i < {0}.Length; i++) {if}sum += {e};",
        ["Average"] = "double sum = 0; for (int i = 0; i < {0}.Length; i++) sum += {e}; double average = sum / {0}.Length;",
        ["Product"] = "{t} product = 1; for (int i = 0; i < {0}.Length; i++) {if}product *= {e};",
        ["Max"] = "{t} max = {first}; for (int i = 0; i < {0}.Length; i++) {if}max = Math.Max(max, {e});",
        ["Min"] = "{t} min = {first}; for (int i = 0; i < {0}.Length; i++) {if}min = Math.Min(min, {e});",
        ["Dot"] = "{t} dot = 0; for (int i = 0; i < {0}.Length; i++) dot += {0}[i] * {1}[i];",
        ["Add"] = "for (int i = 0; i < {0}.Length; i++) {2}[i] = {0}[i] + {1}[i];",
        ["Subtract"] = "for (int i = 0; i < {0}.Length; i++) {2}[i] = {0}[i] - {1}[i];",
        ["Multiply"] = "for (int i = 0; i < {0}.Length; i++) {2}[i] = {0}[i] * {1}[i];",
        ["Divide"] = "for (int i = 0; i < {0}.Length; i++) {2}[i] = {0}[i] / {1}[i];",
        ["Count"] = "int count = 0; for (int i = 0; i < {0}.Length; i++) {if}count++;",
        ["Any"] = "bool any = false; for (int i = 0; i < {0}.Length; i++) any |= {c};",
        ["All"] = "bool all = true; for (int i = 0; i < {0}.Length; i++) all &= {c};",
        ["Contains"] = "bool found = false; for (int i = 0; i < {0}.Length; i++) found |= {0}[i] == {1};",
        ["Fill"] = "for (int i = 0; i < {0}.Length; i++) {0}[i] = {1};",
        ["Clear"] = "for (int i = 0; i < {0}.Length; i++) {0}[i] = 0;",
        ["CopyTo"] = "for (int i = 0; i < {0}.Length; i++) {1}[i] = {0}[i];",
        ["Copy"] = "for (int i = 0; i < {2}; i++) {1}[i] = {0}[i];",
        ["Reverse"] = "for (int i = 0; i < {0}.Length / 2; i++) ({0}[i], {0}[{0}.Length - 1 - i]) = ({0}[{0}.Length - 1 - i], {0}[i]);",
    };

    private const string AnyLoop = "for (int i = 0; i < {0}.Length; i++) ...";

    private readonly List<string> conditions = [];
    private string array = "a";
    private string element = "a[i]";
    private bool isKnown = true;

    /// <summary>The loop for a call.</summary>
    public static string For(IInvocationOperation call)
    {
        var loop = new WholeArrayLoop();
        IOperation[] operands = Operands(call);
        loop.Start(operands.Length > 0 ? operands[0] : null);
        foreach (IOperation operand in operands.Skip(1))
            loop.Apply(call.TargetMethod.Name is "Count" or "Any" or "All" ? "Where" : "Select", operand);
        return loop.Print(call, operands);
    }

    /// <summary>Receiver and arguments as written.</summary>
    private static IOperation[] Operands(IInvocationOperation call) => (call.Instance is null ? [] : new[] { call.Instance })
        .Concat(call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).Select(argument => argument.Value)).ToArray();

    /// <summary>Follows a chain down to the array it starts from, and applies its steps on the way back.</summary>
    private void Start(IOperation? operation)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                Start(conversion.Operand);
                break;
            case ITranslatedQueryOperation query:
                Start(query.Operation);
                break;
            case IInvocationOperation call when Operands(call) is { Length: > 0 } operands:
                Start(operands[0]);
                string step = call.TargetMethod.Name;
                if (step is "Where" or "Select" && operands.Length == 2)
                    Apply(step, operands[1]);
                else
                    isKnown &= step is "AsSpan" or "AsEnumerable" or "AsParallel" or "ToArray" or "ToList" && operands.Length == 1;
                break;
            case not null when TypeTable.Buffer(operation.Type) is not null:
                array = operation.Syntax.ToString();
                element = array + "[i]";
                break;
        }
    }

    private void Apply(string step, IOperation operation)
    {
        while (operation is IConversionOperation or IDelegateCreationOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)operation).Target;
        if (operation is not IAnonymousFunctionOperation { Symbol.Parameters: [var parameter], Body.Operations: [IReturnOperation { ReturnedValue.Syntax: ExpressionSyntax body }] })
        {
            isKnown &= operation is not (IAnonymousFunctionOperation or IMethodReferenceOperation);
            return;
        }

        string text = WithElement(body, parameter.Name);
        if (step == "Where")
            conditions.Add(text);
        else
            element = body is IdentifierNameSyntax or LiteralExpressionSyntax ? text : $"({text})";
    }

    /// <summary>The body of a lambda with its parameter replaced.</summary>
    private string WithElement(ExpressionSyntax body, string parameter)
    {
        ExpressionSyntax value = SyntaxFactory.ParseExpression(element);
        return body.ReplaceNodes(
            body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name =>
                name.Identifier.ValueText == parameter && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)),
            (old, _) => value.WithTriviaFrom(old)).ToString();
    }

    /// <summary>Whether a template has a place for what the chain does before its last call.</summary>
    private bool Takes(string loop, bool isPlain) =>
        isPlain || loop.Contains("{if}") || loop.Contains("{c}") || (loop.Contains("{e}") && conditions.Count == 0);

    private string Print(IInvocationOperation call, IOperation[] operands)
    {
        string name = call.TargetMethod.Name;
        bool isPlain = conditions.Count == 0 && element == array + "[i]";
        string loop = isKnown && Loops.TryGetValue(name, out string? known) && Takes(known, isPlain) && operands.Length <= 3 ? known : AnyLoop;
        string condition = conditions.Count == 0 ? "condition" : conditions.Count == 1 ? conditions[0] : string.Join(" && ", conditions.Select(text => $"({text})"));
        string type = TypeTable.Scalar(call.Type) is { } scalar ? scalar.Name() : "double";
        loop = loop.Replace("{if}", conditions.Count == 0 ? "" : $"if ({condition}) ").Replace("{c}", condition).Replace("{e}", element)
            .Replace("{t}", type).Replace("{first}", isPlain ? array + "[0]" : $"{type}.{(name == "Max" ? "MinValue" : "MaxValue")}");
        string[] names = ["a", "b", "result"];
        for (int i = 0; i < names.Length; i++)
            loop = loop.Replace("{" + i + "}", i == 0 ? array : i < operands.Length ? operands[i].Syntax.ToString() : names[i]);
        // A message is one line, whatever the lambda is.
        return Regex.Replace(loop, @"\s+", " ");
    }
}
