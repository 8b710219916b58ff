using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Calls of known functions.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The value of a call; without parts for a method that gives none.</summary>
    private Value? LowerCall(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (call.Instance is { } instance && call.Arguments.Length == 1)
        {
            Expr? measure = LowerMeasure(instance, target.Name, call.Arguments[0].Value, out bool handled);
            if (handled)
                return measure is null ? null : Number(measure);
        }

        if (Resolved(call) is var resolved && !ReferenceEquals(resolved, target))
            return LowerResolved(call, resolved);
        if (IsOfInterface(target))
            return LowerOfInterface(call) is { } result ? Number(result) : null;
        if (CallTable.IsMath(target) && target.Name == "DivRem")
            return LowerDivRem(call);
        if (CallTable.IsMath(target))
            return LowerMath(call) is { } number ? Number(number) : null;
        if (RandomTable.Has(target))
            return LowerRandom(call);
        if (CanLookInto(call))
            return LowerHelper(call);
        if (StructureTable.IsKnown(target))
            return LowerKnownCall(call, target);
        RefuseCall(call);
        return null;
    }

    /// <summary>Whether a call is one of a method with source in this compilation, known at compile time.</summary>
    private bool CanLookInto(IInvocationOperation call) => HasSource(Resolved(call)) && call.TargetMethod.MethodKind != MethodKind.DelegateInvoke
        && (call.Instance is null or IInstanceReferenceOperation || (call.Instance.Type is { } type && Actual(type).TypeKind == TypeKind.Struct));

    private Value? LowerHelper(IInvocationOperation call) =>
        ReceiverOf(call, out Place? receiver) ? Inline(Resolved(call), call.Syntax, receiver, [], InOrder(call.Arguments)) : null;

    /// <summary>The place of what a method belongs to, if that is something; false where that was refused.</summary>
    private bool ReceiverOf(IInvocationOperation call, out Place? receiver)
    {
        receiver = null;
        IMethodSymbol target = Resolved(call);
        if (target.IsStatic || target.MethodKind == MethodKind.LocalFunction)
            return true;
        if (call.Instance is null || LayoutOf(call.Instance.Type) is null)
            NoValue(call);
        else
            receiver = Receiver(call.Instance, target);
        return receiver is not null;
    }

    private Value? LowerKnownCall(IInvocationOperation call, IMethodSymbol target)
    {
        IEnumerable<IOperation> operands = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value);
        if (call.Instance is { } instance)
            operands = operands.Prepend(instance);
        return LowerInOrder(operands.ToList()) is { } values ? LowerKnown(target, call, values) : null;
    }

    private Value? LowerRandom(IInvocationOperation call)
    {
        IOperation[] arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        if (LowerInOrder(arguments) is not { } values || values.Any(v => v.Layout.Scalar is null))
            return null;
        Expr? number = RandomTable.Call(call.TargetMethod.Name, values.Select(v => v.Number).ToArray(), expr => Once(expr, call.Syntax));
        return number is null ? NoValue(call) : Number(number);
    }

    /// <summary>A quotient, whose division throws what C#'s throws, and what it leaves: in a tuple, or by reference.</summary>
    private Value? LowerDivRem(IInvocationOperation call)
    {
        IOperation[] operands = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        if (LayoutOf(call.TargetMethod.ReturnType) is not { } layout || LowerInOrder(operands.Take(2).ToList()) is not [{ Layout.Scalar: { } type } dividend, { Layout.Scalar: not null } divisor])
            return NoValue(call);
        Place? leftIn = null;
        if (operands.Length == 3 && (before is null || (leftIn = PlaceByReference(operands[2])) is null))
            return NoValue(call);
        ScalarType computed = Exprs.Promoted(type);
        Expr left = Once(Exprs.ConvertTo(dividend.Number, computed), call.Syntax);
        Expr right = Once(Exprs.ConvertTo(divisor.Number, computed), call.Syntax);
        Expr over = Exprs.ConvertTo(Exprs.Over(left, right), type);
        Expr quotient = leftIn is null ? Once(over, call.Syntax) : Bind(over, call.Syntax, before!);
        Expr rest = Exprs.ConvertTo(Exprs.Minus(left, Exprs.Times(Exprs.ConvertTo(quotient, computed), right)), type);
        if (leftIn is null)
            return Value.Of(layout, quotient, rest);
        Emit(leftIn, Number(rest), call.Syntax, before!);
        return Number(quotient);
    }

    private Expr? LowerMath(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        IOperation[] arguments = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value).ToArray();
        if (target.Name == "Pow" && arguments.Length == 2 && ScalarOf(target.ReturnType) is { } type && Power(arguments, type, call, out Expr? power))
            return power;
        if (target.Name == "Round" && arguments.Length == 2 && IsToEven(arguments[1]))
            return LowerExpression(arguments[0]) is { } rounded
                ? Exprs.ConvertTo(Exprs.Of(Function.Round, Exprs.ConvertTo(rounded, Exprs.Promoted(rounded.Type))), rounded.Type)
                : null;
        if (IsCreation(target) && arguments.Length == 1 && ScalarOf(target.ReturnType) is { } created)
            return LowerExpression(arguments[0]) is { } number ? Created(target.Name, number, created) : null;
        if (CallTable.Find(target) is { } known)
            return LowerKnown(known, ScalarOf(target.ReturnType)!.Value, arguments, call.Syntax);

        foreach (IOperation argument in arguments)
            LowerUnlessForeign(argument);
        string name = target.ContainingType.Name + "." + target.Name;
        context.Report(Descriptors.MathFunction, call.Syntax, name, CallTable.Advice(target.Name));
        return null;
    }

    private Expr? LowerKnown(KnownCall known, ScalarType result, IReadOnlyList<IOperation> arguments, SyntaxNode syntax)
    {
        if (LowerInOrder(arguments) is not { } lowered || lowered.Any(v => v.Layout.Scalar is null))
            return null;
        return Called(known, lowered.Select(v => v.Number).ToArray(), result, syntax);
    }

    /// <summary>The result of a known method. Those of Half compute in float, but for those that only look at its bits.</summary>
    private Expr Called(KnownCall known, IReadOnlyList<Expr> arguments, ScalarType result, SyntaxNode syntax)
    {
        bool promotes = arguments[0].Type == ScalarType.Half && !known.Takes(ScalarType.Half);
        Expr[] promoted = arguments.Select(a => promotes && a.Type == ScalarType.Half ? Exprs.ConvertTo(a, ScalarType.Single) : a).ToArray();
        ScalarType computed = promotes ? Exprs.Promoted(result) : result;
        return Exprs.ConvertTo(known.Lower(new CallArguments(promoted, computed, expr => Once(expr, syntax), () => context.NextId(syntax))), result);
    }

    private static bool IsToEven(IOperation argument) =>
        argument is { Type.Name: "MidpointRounding", ConstantValue: { HasValue: true, Value: 0 } };

    /// <summary>Powers with the few exponents that are arithmetic; false when the exponent is another one.</summary>
    private bool Power(IOperation[] arguments, ScalarType type, IOperation call, out Expr? power)
    {
        power = null;
        double? exponent = type.IsFloating() ? ConstantOf(arguments[1])?.AsDouble() : null;
        if (exponent is not (2 or 3 or 0.5 or -1))
            return false;
        if (LowerExpression(arguments[0]) is not { } x)
            return true;
        power = exponent switch
        {
            0.5 => new Call(type, Function.PowHalf, EquatableArray.Of(x)),
            -1 => new Binary(BinaryOp.Divide, One(type), x),
            2 => Square(Once(x, call.Syntax)),
            _ => Cube(Once(x, call.Syntax)),
        };
        return true;
    }

    private static Binary Square(Expr x) => new(BinaryOp.Multiply, x, x);

    private static Binary Cube(Expr x) => new(BinaryOp.Multiply, Square(x), x);

    /// <summary>
    /// An expression that may be used several times: a variable bound before the statement. Where a condition decides whether it is
    /// evaluated it stays in place and is evaluated each time, which changes no result since expressions are pure.
    /// </summary>
    private Expr Once(Expr value, SyntaxNode syntax) =>
        Exprs.IsSimple(value) || before is null || conditionDepth > 0 ? value : Bind(value, syntax, before);

    private void RefuseCall(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (IsRefused(call))
        {
            context.Fail();
            return;
        }

        string name = target.ContainingType is { } type && target.MethodKind != MethodKind.LocalFunction ? type.Name + "." + target.Name : target.Name;
        IOperation[] arguments = Operands(call);
        bool overBuffer = arguments.Any(argument => BufferOf(WithoutConversion(argument).Type) is not null);
        if (overBuffer && target.Name is "Slice" or "AsSpan")
        {
            context.Report(Descriptors.Slice, call.Syntax, arguments[0].Syntax.ToString(), "give its start and its length as int, or a range");
        }
        else if (CallTable.IsWholeArray(target))
        {
            // A chain such as a.Where(f).Sum() is one thing to rewrite, its lambdas included.
            context.Report(Descriptors.WholeArray, call.Syntax, name, WholeArrayLoop.For(call));
            return;
        }
        else if (target.MethodKind == MethodKind.DelegateInvoke)
        {
            context.Report(Descriptors.Functions, call.Syntax, "A call of a delegate", "write the operation in the loop itself");
        }
        else if (target.DeclaringSyntaxReferences.Length > 0)
        {
            context.Report(Descriptors.HelperCall, call.Syntax, name, "which method runs is known only at run time; call a static one");
        }
        else
        {
            context.Report(Descriptors.UnknownCall, call.Syntax, name, CallTable.UnknownAdvice(target));
        }

        foreach (IOperation argument in call.Arguments.Select(argument => argument.Value))
            LowerUnlessForeign(argument);
    }

    /// <summary>Receiver and arguments as written.</summary>
    private static IOperation[] Operands(IInvocationOperation call) => (call.Instance is null ? [] : new[] { call.Instance })
        .Concat(call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).Select(argument => argument.Value)).ToArray();

    /// <summary>Looks for further errors in an argument of a refused call; what is only wrong because of that call is left alone.</summary>
    private void LowerUnlessForeign(IOperation argument)
    {
        if (ScalarOf(WithoutConversion(argument).Type) is not null)
            LowerExpression(WithoutConversion(argument));
        else if (WithoutConversion(argument) is IInvocationOperation or IDelegateCreationOperation)
            Refuse(WithoutConversion(argument));
    }

    private static IOperation WithoutConversion(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: var operand } ? WithoutConversion(operand) : operation;
}
