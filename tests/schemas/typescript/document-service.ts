// What somebody writes who has nothing but the types made of `/openapi.json`.

import type { paths } from "./document-service.api";

type SignIn = paths["/sign-in"]["post"]["requestBody"]["content"]["application/json"];
type SignedIn = paths["/sign-in"]["post"]["responses"][200]["content"]["application/json"];

export const signIn: SignIn = { UserName: "ada", Password: "a password" };
export const token = (answer: SignedIn): string => answer.Token;

// @ts-expect-error a number is no name
export const wrong: SignIn = { UserName: 1, Password: "a password" };
